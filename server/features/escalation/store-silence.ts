/**
 * A showroom from which no tablet was heard for two opening hours, with complaints open:
 * said once a silence, on the complaint that is the most urgent (sync.md 5).
 */
import type { ComplaintStep } from '#shared/complaint/complaint.ts'
import { whomToTell } from '#shared/complaint/whom-to-tell.ts'
import { businessDay } from '#shared/record/business-day.ts'
import { openMs } from '#shared/store/open-time.ts'
import { scopeIdOf } from '#shared/sync/scope.ts'
import type { Tx } from '../../db/transaction.ts'
import { eachOf } from '../../sync/each-of.ts'
import { lockScope } from '../../sync/scope-row.ts'
import type { SyncDeps } from '../../sync/sync-deps.ts'
import { readStore } from './read-store.ts'
import { complaintTelling, MOST_TOLD, tellIn } from './tell.ts'

export const SILENT_MS = 2 * 3_600_000

/** A store that fails stops no other; `AggregateError` at the end. */
export async function raiseSilences(deps: SyncDeps, signal?: AbortSignal): Promise<void> {
  const { rows } = await deps.db.inNoTenant((tx) =>
    tx.query<{ id: string }>('SELECT id FROM tenant_routes'),
  )
  await eachOf(
    rows,
    async ({ id }) => {
      const silences = await listSilent(deps, id)
      await eachOf(silences, (silence) => raise(deps, id, silence), signal)
    },
    signal,
  )
}

type Silence = { readonly storeId: string; readonly since: number }

/** Stores that have tablets, none of which was heard since; opening hours not yet asked. */
async function listSilent({ db, now }: SyncDeps, tenantId: string): Promise<Silence[]> {
  const { rows } = await db.inTenant(tenantId, (tx) =>
    tx.query<Silence>(
      `SELECT store_id AS "storeId", max(coalesce(last_seen_at, created_at)) AS since
       FROM devices WHERE tenant_id = $1 AND kind = 'tablet' AND status = 'active'
       GROUP BY store_id HAVING max(coalesce(last_seen_at, created_at)) <= $2`,
      [tenantId, now() - SILENT_MS],
    ),
  )
  return rows
}

async function raise(deps: SyncDeps, tenantId: string, silence: Silence): Promise<void> {
  const event = await deps.db.inTenant(tenantId, (tx) =>
    raiseIn(tx, deps, tenantId, silence),
  )
  if (event) deps.live.poke(tenantId, event)
}

async function raiseIn(
  tx: Tx,
  deps: SyncDeps,
  tenantId: string,
  { storeId, since }: Silence,
) {
  const now = deps.now()
  const facts = await readStore(tx, tenantId, storeId)
  if (openMs({ from: since, to: now }, facts.hours) < SILENT_MS) return null
  const place = { tenantId, scope: scopeIdOf('store', storeId) }
  await lockScope(tx, place)
  // The same for every server and every round of this silence: raised by whoever is first.
  const id = `${storeId}:silent:${since}`
  const { rows } = await tx.query<{ id: string; day: string; ownerId: string | null }>(
    `SELECT r.id, r.day, r.body ->> 'ownerId' AS "ownerId" FROM records r
     WHERE r.tenant_id = $1 AND r.scope_id = $2 AND r.shelf = '~' AND r.kind = 'complaint'
       AND r.deleted_at IS NULL AND NOT EXISTS (SELECT FROM records s WHERE s.tenant_id = $1
         AND s.scope_id = $2 AND s.kind = 'complaintStep' AND s.id = $3)
     ORDER BY r.captured_est, r.id LIMIT 1`,
    [tenantId, place.scope, id],
  )
  const [worst] = rows
  if (!worst) return null
  const step: ComplaintStep = {
    ...{ day: businessDay(now, facts.hours.zone), complaintId: worst.id, step: 'told' },
    ...{ at: now, toldRole: 'manager', toldWhy: 'store_silent', dueAt: since },
    toldIds: whomToTell('manager', { ...facts, ownerId: worst.ownerId }).slice(
      0,
      MOST_TOLD,
    ),
  }
  const telling = complaintTelling({ id, complaintDay: worst.day, step })
  return await tellIn(tx, deps, place, [telling])
}
