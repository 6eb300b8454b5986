/**
 * Forgetting, in step with the floors, so that nothing can pass between [D1][E7][E8].
 *
 * A deleted record goes after 90 days and leaves its id in the graveyard; the cursor floor
 * rises past its seq in the same transaction. Heads go after 45 days, and the head floor
 * with them.
 */
import type { Tx } from '../db/transaction.ts'
import { eachOf } from './each-of.ts'
import { lockScope, type ScopePlace } from './scope-row.ts'
import type { SyncDeps } from './sync-deps.ts'

const DAY = 86_400_000
const TOMBSTONE_MS = 90 * DAY
const HEAD_MS = 45 * DAY
const GRAVE_MS = 2 * 365 * DAY

export type Purged = { readonly records: number; readonly heads: number }

/**
 * Every scope of every tenant; two servers may do it at once. A scope that fails stops no
 * other; `AggregateError` at the end.
 */
export async function purgeAll(
  deps: Pick<SyncDeps, 'db' | 'now'>,
  signal?: AbortSignal,
): Promise<Purged> {
  const { rows } = await deps.db.inNoTenant((tx) =>
    tx.query<{ id: string }>('SELECT id FROM tenant_routes'),
  )
  let [records, heads] = [0, 0]
  const purgeTenant = async (tenantId: string) => {
    const purgeOne = async (scope: string) => {
      const purged = await purgeScope(deps, { tenantId, scope })
      records += purged.records
      heads += purged.heads
    }
    await eachOf(await listScopes(deps, tenantId), purgeOne, signal)
  }
  await eachOf(rows, ({ id }) => purgeTenant(id), signal)
  return { records, heads }
}

async function listScopes({ db }: Pick<SyncDeps, 'db'>, tenantId: string) {
  const { rows } = await db.inTenant(tenantId, (tx) =>
    tx.query<{ scope: string }>(
      'SELECT scope_id AS scope FROM scopes WHERE tenant_id = $1 ORDER BY scope_id',
      [tenantId],
    ),
  )
  return rows.map((row) => row.scope)
}

export async function purgeScope(
  { db, now }: Pick<SyncDeps, 'db' | 'now'>,
  place: ScopePlace,
): Promise<Purged> {
  return await db.inTenant(place.tenantId, async (tx) => {
    const row = await lockScope(tx, place)
    if (!row) return { records: 0, heads: 0 }
    const records = await purgeRecords(tx, place, now())
    const heads = await purgeHeads(tx, place, { seq: row.seq, now: now() })
    return { records, heads }
  })
}

async function purgeRecords(tx: Tx, { tenantId, scope }: ScopePlace, now: number) {
  const { rows } = await tx.query<{ count: number }>(
    `WITH gone AS (
       DELETE FROM records WHERE tenant_id = $1 AND scope_id = $2 AND deleted_at < $3
       RETURNING kind, id, seq),
     buried AS (
       INSERT INTO graveyard (tenant_id, scope_id, kind, id, at)
       SELECT $1, $2, kind, id, $4 FROM gone ON CONFLICT DO NOTHING),
     raised AS (
       UPDATE scopes SET floor_seq = greatest(floor_seq, (SELECT max(seq) FROM gone))
       WHERE tenant_id = $1 AND scope_id = $2)
     SELECT count(*) AS count FROM gone`,
    [tenantId, scope, now - TOMBSTONE_MS, now],
  )
  await tx.query(
    'DELETE FROM graveyard WHERE tenant_id = $1 AND scope_id = $2 AND at < $3',
    [tenantId, scope, now - GRAVE_MS],
  )
  return rows[0]?.count ?? 0
}

/** The newest head stays, however old: the scope may just be quiet. */
async function purgeHeads(
  tx: Tx,
  { tenantId, scope }: ScopePlace,
  { seq, now }: { seq: number; now: number },
) {
  const { rows } = await tx.query<{ count: number }>(
    `WITH gone AS (
       DELETE FROM heads WHERE tenant_id = $1 AND scope_id = $2 AND at < $3 AND seq < $4
       RETURNING seq),
     raised AS (
       UPDATE scopes SET head_floor_seq = greatest(head_floor_seq,
         (SELECT max(seq) + 1 FROM gone)) WHERE tenant_id = $1 AND scope_id = $2)
     SELECT count(*) AS count FROM gone`,
    [tenantId, scope, now - HEAD_MS, seq],
  )
  return rows[0]?.count ?? 0
}
