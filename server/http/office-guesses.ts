/**
 * How often somebody may guess: by account and address, so that whoever floods one from
 * elsewhere locks nobody out. A right answer is no guess and costs nothing.
 *
 * An administrator's account takes fewer guesses. That alone must not tell that an address
 * is known: of those that nobody has, half are as strict, and always the same half.
 */
import type { Context } from 'hono'
import { AppError } from '#shared/errors.ts'
import type { Account } from '../auth/office/account.ts'
import { emailHash } from '../auth/office/email-hash.ts'
import type { AppEnv } from './app-env.ts'
import { bucketStore, type Rate } from './bucket-store.ts'
import type { Limits } from './rate-limit.ts'

type Owner = Pick<Account, 'tenantId' | 'personId' | 'role'>

/** Counts one guess, or throws `too_many`; what it returns takes that guess back. */
type Count = () => Promise<void>

export type OfficeGuesses = {
  password(c: Context<AppEnv>, email: string, account: Account | null): Promise<Count>
  /** Codes, and the proofs of whoever is signed in. */
  proof(c: Context<AppEnv>, owner: Owner): Promise<Count>
}

type GuessDeps = {
  readonly limits: Limits
  readonly now: () => number
  readonly officeKey: Buffer
  readonly peerOf: (c: Context<AppEnv>) => string
}

export function officeGuesses({
  limits,
  now,
  officeKey,
  peerOf,
}: GuessDeps): OfficeGuesses {
  const lenient = counter(limits.officeGuess, now)
  const strict = counter(limits.officeAdminGuess, now)
  return {
    password(c, email, account) {
      const hash = emailHash(officeKey, email)
      const isStrict = account?.role ? account.role === 'admin' : isOdd(hash)
      return (isStrict ? strict : lenient)(`password ${hash} ${peerOf(c)}`)
    },
    proof(c, { tenantId, personId, role }) {
      const key = `proof ${tenantId} ${personId} ${peerOf(c)}`
      return (role === 'admin' ? strict : lenient)(key)
    },
  }
}

function counter(rate: Rate, now: () => number) {
  const store = bucketStore(rate, now)
  return async (key: string): Promise<Count> => {
    const { totalHits, resetTime } = await store.increment(key)
    if (totalHits > rate.burst) {
      const retryAfterMs = Math.max(1, Math.ceil((resetTime?.getTime() ?? 0) - now()))
      throw new AppError('too_many', 'Too many tries.', { facts: { retryAfterMs } })
    }
    return async () => await store.decrement(key)
  }
}

function isOdd(hash: string): boolean {
  return Number.parseInt(hash.at(-1) as string, 16) % 2 === 1
}
