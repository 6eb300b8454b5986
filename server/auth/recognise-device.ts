/**
 * Whose credential it is. What was found holds for five seconds, so that a busy tablet does
 * not cost a query per request; a revoked device is out within that time.
 */
import { devices } from '../db/tables.ts'
import type { SyncDeps } from '../sync/sync-deps.ts'
import { type Credential, hashSecret, readCredential } from './credential.ts'
import { type DeviceActor, scopesOf } from './device-actor.ts'
import {
  isSecretOld,
  lockDevice,
  ours,
  promoteNext,
  stateOfSecret,
} from './device-secrets.ts'

const KNOWN_FOR_MS = 5_000
const SEEN_EVERY_MS = 60_000
const MAX_KNOWN = 10_000

export type RecogniseDevice = {
  /** The device behind an `Authorization` header; null when there is none. */
  recognise(header: string | undefined): Promise<DeviceActor | null>
  /** Lets go of what is held, so that the next request asks. */
  forget(): void
}

type Known = { readonly until: number; readonly actor: Promise<DeviceActor | null> }

type RecogniseDeps = Pick<SyncDeps, 'db' | 'now' | 'live'>

export function recogniseDevice(deps: RecogniseDeps): RecogniseDevice {
  const known = new Map<string, Known>()

  return {
    async recognise(header) {
      const credential = readCredential(header)
      if (!credential) return null
      const key = hashSecret(header as string)
      const at = deps.now()
      const held = known.get(key)
      if (held && at < held.until) return await held.actor
      if (known.size >= MAX_KNOWN) dropOver(known, at)
      // Counted from before the query: what it reads may be that old.
      const actor = lookUp(deps, credential)
      known.set(key, { until: at + KNOWN_FOR_MS, actor })
      const found = await actor.catch(() => null)
      if (!found && known.get(key)?.actor === actor) known.delete(key)
      // Also for whoever shows another of its credentials.
      if (found?.isLocked) known.clear()
      return await actor
    },
    forget: () => known.clear(),
  }
}

async function lookUp(
  { db, now, live }: RecogniseDeps,
  { tenantId, deviceId, secret }: Credential,
): Promise<DeviceActor | null> {
  const at = now()
  const actor = await db.inTenant(tenantId, async (tx) => {
    const [row] = await tx.orm.select().from(devices).where(ours({ tenantId, deviceId }))
    const shown = row ? stateOfSecret(secret, row, at) : 'unknown'
    if (!row || shown === 'unknown') return null
    const { storeId, kind, status, wipe, lockedAt } = row
    const set = {
      ...(at - (row.lastSeenAt ?? 0) > SEEN_EVERY_MS && { lastSeenAt: at }),
      // Whoever carries it is told now: what is kept of it is that it was told.
      ...(wipe === 'lost' && row.wipedAt === null && { wipedAt: at }),
    }
    if (Object.keys(set).length > 0) await tx.orm.update(devices).set(set).where(ours(row))
    const isTheft = shown === 'past' && status === 'active'
    if (isTheft) await lockDevice(tx, row, at)
    else if (shown === 'next' && lockedAt === null) await promoteNext(tx, row, at)
    return {
      ...{ tenantId, deviceId, storeId, kind, status, wipe, scopes: scopesOf(storeId) },
      ...((isTheft || lockedAt !== null) && { isLocked: true }),
      ...(shown === 'held' && isSecretOld(row, at) && { isToRenew: true }),
    }
  })
  if (actor?.isLocked) live.cut(tenantId, deviceId)
  return actor
}

/** Those that no longer hold, and when that is not enough the oldest. */
function dropOver(known: Map<string, Known>, at: number): void {
  for (const [key, { until }] of known) if (until <= at) known.delete(key)
  for (const key of known.keys()) {
    if (known.size < MAX_KNOWN) return
    known.delete(key)
  }
}
