/** One round over every tenant's due timers. Two servers may be at it at once. */

import type { ScopePlace } from '../../sync/scope-row.ts'
import type { SyncDeps } from '../../sync/sync-deps.ts'
import { escalateScope } from './escalate.ts'

/** A record that could not be judged is tried again after so long. */
const AGAIN_MS = 10 * 60_000

export type Round = {
  readonly told: number
  /** What failed; the others were seen to all the same. */
  readonly faults: readonly unknown[]
}

export async function escalateAll(deps: SyncDeps): Promise<Round> {
  const { rows } = await deps.db.inNoTenant((tx) =>
    tx.query<{ id: string }>('SELECT id FROM tenant_routes'),
  )
  const faults: unknown[] = []
  let told = 0
  for (const { id: tenantId } of rows) {
    for (const scope of await dueScopes(deps, tenantId)) {
      told += await drain(deps, { tenantId, scope }, faults)
    }
  }
  return { told, faults }
}

async function dueScopes({ db, now }: SyncDeps, tenantId: string): Promise<string[]> {
  const { rows } = await db.inTenant(tenantId, (tx) =>
    tx.query<{ scope: string }>(
      `SELECT DISTINCT scope_id AS scope FROM timers WHERE tenant_id = $1 AND due_at <= $2`,
      [tenantId, now()],
    ),
  )
  return rows.map((row) => row.scope)
}

/** Batch by batch. Where one fails, one by one, so that a bad record stops no other. */
async function drain(deps: SyncDeps, place: ScopePlace, faults: unknown[]) {
  let told = 0
  for (let limit: number | undefined; ; ) {
    try {
      const done = await escalateScope(deps, place, limit)
      told += done.told
      if (done.taken === 0) return told
      limit = undefined
    } catch (error) {
      faults.push(error)
      if (limit === 1) await putOff(deps, place)
      limit = 1
    }
  }
}

/** The first one due: it is the one that failed, or one that another server just changed. */
async function putOff({ db, now }: SyncDeps, { tenantId, scope }: ScopePlace) {
  await db.inTenant(tenantId, (tx) =>
    tx.query(
      `UPDATE timers SET due_at = $4 WHERE tenant_id = $1 AND scope_id = $2
         AND (kind, record_id) = (SELECT kind, record_id FROM timers WHERE tenant_id = $1
           AND scope_id = $2 AND due_at <= $3 ORDER BY due_at, record_id LIMIT 1)`,
      [tenantId, scope, now(), now() + AGAIN_MS],
    ),
  )
}
