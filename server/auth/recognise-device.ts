/**
 * Whose credential it is. What was found holds for five seconds, so that a busy tablet does
 * not cost a query per request; a revoked device is out within that time.
 */
import { and, eq } from 'drizzle-orm'
import type { Database } from '../db/connect.ts'
import { devices } from '../db/tables.ts'
import { type Credential, hashSecret, isSecretOf, readCredential } from './credential.ts'
import { type DeviceActor, scopesOf } from './device-actor.ts'

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

export function recogniseDevice(deps: {
  readonly db: Database
  readonly now: () => number
}): RecogniseDevice {
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
      return await actor
    },
    forget: () => known.clear(),
  }
}

async function lookUp(
  { db, now }: { db: Database; now: () => number },
  { tenantId, deviceId, secret }: Credential,
): Promise<DeviceActor | null> {
  const ours = and(eq(devices.tenantId, tenantId), eq(devices.deviceId, deviceId))
  return await db.inTenant(tenantId, async (tx) => {
    const rows = await tx.orm.select().from(devices).where(ours)
    const row = rows[0]
    if (!row || !isSecretOf(secret, row.secretHash)) return null
    if (now() - (row.lastSeenAt ?? 0) > SEEN_EVERY_MS) {
      await tx.orm.update(devices).set({ lastSeenAt: now() }).where(ours)
    }
    const { storeId, kind, status, wipe } = row
    // Whoever carries it is told now: what is kept of it is that it was told.
    if (wipe === 'lost' && row.wipedAt === null) {
      await tx.orm.update(devices).set({ wipedAt: now() }).where(ours)
    }
    return { tenantId, deviceId, storeId, kind, status, wipe, scopes: scopesOf(storeId) }
  })
}

/** Those that no longer hold, and when that is not enough the oldest. */
function dropOver(known: Map<string, Known>, at: number): void {
  for (const [key, { until }] of known) if (until <= at) known.delete(key)
  for (const key of known.keys()) {
    if (known.size < MAX_KNOWN) return
    known.delete(key)
  }
}
