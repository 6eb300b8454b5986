/**
 * Every night: what has passed its limit goes [PR-4]. Each scope and rule by itself, in
 * pieces, so that no tablet waits long; killed in the middle, the next night goes on.
 */
import { RETENTION, type RetentionRule } from '#shared/privacy/retention.ts'
import type { Tx } from '../../db/transaction.ts'
import { eachOf } from '../../sync/each-of.ts'
import { lockScope, type ScopePlace } from '../../sync/scope-row.ts'
import { writeAudit } from '../audit/write-audit.ts'
import { dueRecords, RECORD_RULES } from './due-records.ts'
import { ageQuarantine } from './empty-quarantine.ts'
import { eraseIn, type Gone } from './erase-records.ts'
import { halfErased, lateArrivals } from './late-arrivals.ts'
import type { PrivacyDeps } from './privacy-deps.ts'

const DAY = 86_400_000

export type RetentionDeps = PrivacyDeps & { readonly officeKey: Buffer }

type Counts = Partial<Record<RetentionRule, number>>

/** Of all tenants. One that fails stops no other; `AggregateError` at the end. */
export async function keepLimits(deps: RetentionDeps, signal?: AbortSignal): Promise<void> {
  const { rows } = await deps.db.inNoTenant((tx) =>
    tx.query<{ id: string }>('SELECT id FROM tenant_routes ORDER BY id'),
  )
  await eachOf(rows, ({ id }) => keepLimitsOf(deps, id, signal), signal)
}

/** What went, by rule; written down for the office and the audit. */
export async function keepLimitsOf(
  deps: RetentionDeps,
  tenantId: string,
  signal?: AbortSignal,
): Promise<Counts> {
  const counts: Counts = {}
  const add = (rule: RetentionRule, count: number) => {
    counts[rule] = (counts[rule] ?? 0) + count
  }
  const scopes = await deps.db.readTenant(tenantId, async (tx) => {
    const { rows } = await tx.query<{ scope: string }>(
      'SELECT scope_id AS scope FROM scopes WHERE tenant_id = $1 ORDER BY scope_id',
      [tenantId],
    )
    return rows
  })
  const keepIn = async ({ scope }: { scope: string }) => {
    const place = { tenantId, scope }
    await erase(deps, place, (tx) => halfErased(tx, place), signal)
    await erase(deps, place, (tx) => lateArrivals(tx, place, deps.officeKey), signal)
    for (const rule of RECORD_RULES) {
      const due = (tx: Tx) => dueRecords(tx, place, { rule, now: deps.now() })
      add(rule, await erase(deps, place, due, signal))
    }
    const before = deps.now() - RETENTION.quarantine.days * DAY
    const age = (tx: Tx) => ageQuarantine(tx, place, before)
    add('quarantine', await deps.db.inTenant(tenantId, age))
  }
  await eachOf(scopes, keepIn, signal)
  await deps.db.inTenant(tenantId, async (tx) => {
    add('session', await dropSessions(tx, tenantId, deps.now()))
    add('erased_phone', await dropPhones(tx, tenantId, deps.now()))
    await note(tx, tenantId, { counts, now: deps.now() })
  })
  return counts
}

/** Until nothing is due. */
async function erase(
  deps: RetentionDeps,
  place: ScopePlace,
  due: (tx: Tx) => Promise<Gone[]>,
  signal?: AbortSignal,
): Promise<number> {
  for (let count = 0; ; ) {
    const { gone, event } = await deps.db.inTenant(place.tenantId, async (tx) => {
      // First: nothing becomes undue between being found and being emptied.
      await lockScope(tx, place)
      const gone = await due(tx)
      return { gone, event: await eraseIn(tx, deps, place, gone) }
    })
    if (event) deps.live.poke(place.tenantId, event)
    count += gone.length
    if (gone.length === 0 || signal?.aborted) return count
  }
}

async function dropSessions(tx: Tx, tenantId: string, now: number): Promise<number> {
  const values = [tenantId, now - RETENTION.session.days * DAY]
  let count = 0
  for (const from of [
    'office_sessions WHERE tenant_id = $1 AND last_seen_at < $2',
    'office_invites WHERE tenant_id = $1 AND expires_at < $2',
    'enrolment_codes WHERE tenant_id = $1 AND expires_at < $2',
  ]) {
    count += (await tx.query(`DELETE FROM ${from}`, values)).rowCount ?? 0
  }
  return count
}

async function dropPhones(tx: Tx, tenantId: string, now: number): Promise<number> {
  const { rowCount } = await tx.query(
    'DELETE FROM erased_phones WHERE tenant_id = $1 AND at < $2',
    [tenantId, now - RETENTION.erased_phone.days * DAY],
  )
  return rowCount ?? 0
}

async function note(
  tx: Tx,
  tenantId: string,
  { counts, now }: { counts: Counts; now: number },
): Promise<void> {
  const rows = Object.entries(counts).map(([rule, erased]) => ({ rule, erased }))
  await tx.query(
    `INSERT INTO retention_runs (tenant_id, rule, ran_at, erased, total)
     SELECT $1, rule, $2, erased, erased FROM json_to_recordset($3) AS t (rule text, erased int)
     ON CONFLICT (tenant_id, rule) DO UPDATE SET ran_at = excluded.ran_at,
       erased = excluded.erased, total = retention_runs.total + excluded.erased`,
    [tenantId, now, JSON.stringify(rows)],
  )
  const done = Object.fromEntries(
    rows.filter((r) => r.erased > 0).map((r) => [r.rule, r.erased]),
  )
  if (Object.keys(done).length === 0) return
  await writeAudit(tx, { tenantId, at: now, act: 'retention', by: {}, details: done })
}
