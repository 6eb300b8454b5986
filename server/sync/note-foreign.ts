/** That a device reached for another store's data is audited, once an hour: it may go mad. */
import type { SyncActor } from './sync-actor.ts'
import type { SyncDeps } from './sync-deps.ts'

const ONCE_PER_MS = 3_600_000
const MANY = 10_000

const noted = new WeakMap<SyncDeps['db'], Map<string, number>>()

/** `what`: the scope that is not its own, or how many records named one of another store. */
export async function noteForeign(
  { db, now }: Pick<SyncDeps, 'db' | 'now'>,
  { tenantId, deviceId }: SyncActor,
  what: { readonly scope: string } | { readonly refused: number },
): Promise<void> {
  const held = noted.get(db) ?? new Map<string, number>()
  noted.set(db, held)
  const key = `${tenantId} ${deviceId} ${Object.keys(what)}`
  const at = now()
  if (at - (held.get(key) ?? Number.NEGATIVE_INFINITY) < ONCE_PER_MS) return
  if (held.size >= MANY) held.clear()
  held.set(key, at)
  await db.inTenant(tenantId, (tx) =>
    // Numbered and chained by the database, as every act is.
    tx.query(
      `INSERT INTO audit (tenant_id, at, act, device_id, object, details)
       VALUES ($1, $2, 'foreign_write', $3, $3::uuid::text, $4)`,
      [tenantId, at, deviceId, JSON.stringify(what)],
    ),
  )
}
