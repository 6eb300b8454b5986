/** How often a caller may ask. Too often is 429 with the wait, which tablets keep to. */
import type { Context, MiddlewareHandler } from 'hono'
import { rateLimiter } from 'hono-rate-limiter'
import { AppError } from '#shared/errors.ts'
import type { AppEnv } from './app-env.ts'
import { bucketStore, type Rate } from './bucket-store.ts'
import { peerAddress } from './peer.ts'

export type Limits = {
  readonly sync: Rate
  readonly unlock: Rate
  readonly people: Rate
  readonly enrol: Rate
  readonly setup: Rate
  /** Requests that look at a password or a code, of one address. */
  readonly officeDoor: Rate
  /** Guesses at one account from one address [AB-1]; at an administrator's [AB-2]. */
  readonly officeGuess: Rate
  readonly officeAdminGuess: Rate
  /** Wrong codes for one account, whatever addresses they come from. */
  readonly officeProof: Rate
}

/** `syncPerMinute` holds on average; a tablet back from a long day may burst. */
export function limitsFor(syncPerMinute: number): Limits {
  return {
    sync: { burst: syncPerMinute * 5, perMinute: syncPerMinute },
    unlock: { burst: 30, perMinute: 12 },
    people: { burst: 60, perMinute: 30 },
    // All tablets of a store come from one address.
    enrol: { burst: 20, perMinute: 4 },
    setup: { burst: 10, perMinute: 1 },
    officeDoor: { burst: 60, perMinute: 30 },
    officeGuess: { burst: 10, perMinute: 1 },
    officeAdminGuess: { burst: 3, perMinute: 0.2 },
    officeProof: { burst: 30, perMinute: 1 },
  }
}

type LimitInput = {
  readonly rate: Rate
  readonly now: () => number
  readonly keyOf: (c: Context<AppEnv>) => string
}

export function rateLimit({ rate, now, keyOf }: LimitInput): MiddlewareHandler<AppEnv> {
  const store = bucketStore(rate, now)
  return rateLimiter<AppEnv>({
    limit: rate.burst,
    windowMs: (rate.burst / rate.perMinute) * 60_000,
    keyGenerator: keyOf,
    store,
    standardHeaders: false,
    requestPropertyName: 'rateLimit',
    handler: (c) => {
      const { resetTime } = (c.get('rateLimit' as never) as { resetTime: Date }) ?? {}
      const retryAfterMs = Math.max(1, Math.ceil(resetTime.getTime() - now()))
      throw new AppError('too_many', 'Too many requests.', { facts: { retryAfterMs } })
    },
  })
}

/** One enrolled device, whatever address it comes from. */
export function byDevice(c: Context<AppEnv>): string {
  const { tenantId, deviceId } = c.var.device
  return `${tenantId}.${deviceId}`
}

/** One address; what other headers say does not help a caller [AB-4]. */
export function byPeer(isProxied: boolean): (c: Context<AppEnv>) => string {
  return (c) => peerAddress(c, isProxied) ?? 'no socket'
}
