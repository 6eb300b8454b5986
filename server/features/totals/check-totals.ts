/**
 * Whether what the screens, the wall and the reports add up is what the events say [CO-11]:
 * the same day reckoned twice, by the shared functions and by SQL.
 */
import { complaintCourse, type StepRecord } from '#shared/complaint/complaint-course.ts'
import { businessDay, shiftDay } from '#shared/record/business-day.ts'
import type { Fields } from '#shared/record/record.ts'
import { countVisits } from '#shared/visit/count-visits.ts'
import type { Visit, VisitUndo } from '#shared/visit/visit.ts'
import type { Tx } from '../../db/transaction.ts'
import { eachOf } from '../../sync/each-of.ts'
import type { SyncDeps } from '../../sync/sync-deps.ts'
import { nothing, type StoreDays, sqlOpenComplaints, sqlVisits } from './sql-totals.ts'

export type TotalsVerdict = {
  readonly tenantId: string
  readonly storeId: string
  /** Days that were reckoned. */
  readonly days: number
  /** Days whose visits differ, and complaints that are open for one of the two only. */
  readonly differing: readonly string[]
}

const DAYS = 35

/** Every store's last weeks; a tenant that fails stops no other: `AggregateError` at the end. */
export async function checkAllTotals(
  { db, now }: Pick<SyncDeps, 'db' | 'now'>,
  tell: (verdict: TotalsVerdict) => void,
  signal?: AbortSignal,
): Promise<void> {
  const { rows } = await db.inNoTenant((tx) =>
    tx.query<{ id: string }>('SELECT id FROM tenant_routes ORDER BY id'),
  )
  const checkOne = async ({ id: tenantId }: { id: string }) => {
    const verdicts = await db.readTenant(tenantId, (tx) => checkTenant(tx, tenantId, now()))
    for (const verdict of verdicts) tell(verdict)
  }
  await eachOf(rows, checkOne, signal)
}

async function checkTenant(
  tx: Tx,
  tenantId: string,
  now: number,
): Promise<TotalsVerdict[]> {
  const { rows: stores } = await tx.query<{ storeId: string; zone: string }>(
    `SELECT id AS "storeId", body ->> 'zone' AS zone FROM records WHERE tenant_id = $1
       AND scope_id = 'org' AND kind = 'store' AND deleted_at IS NULL ORDER BY id`,
    [tenantId],
  )
  const verdicts: TotalsVerdict[] = []
  for (const store of stores) {
    const to = businessDay(now, store.zone)
    const days = { tenantId, ...store, from: shiftDay(to, 1 - DAYS), to }
    verdicts.push(await checkStore(tx, days))
  }
  return verdicts
}

async function checkStore(tx: Tx, days: StoreDays): Promise<TotalsVerdict> {
  const { tenantId, storeId, zone, from, to } = days
  const visits = await readKind<Visit>(tx, days, 'visit', [from, to])
  const undos = await readKind<VisitUndo>(tx, days, 'visitUndo', [from, '9999-12-31'])
  const sql = await sqlVisits(tx, days)
  const byDay = grouped(visits, ({ day }) => day)
  const known = [...new Set([...byDay.keys(), ...sql.keys()])].sort()
  const differing = known.filter((day) => {
    const ours = countVisits(byDay.get(day) ?? [], undos, zone)
    return JSON.stringify(ours) !== JSON.stringify(sql.get(day) ?? nothing())
  })
  differing.push(...(await differingComplaints(tx, days)))
  return { tenantId, storeId, days: known.length, differing }
}

async function differingComplaints(tx: Tx, days: StoreDays): Promise<string[]> {
  const all = ['0000-01-01', '9999-12-31'] as const
  const complaints = await readKind<object>(tx, days, 'complaint', all)
  const steps = await readKind<StepRecord>(tx, days, 'complaintStep', all)
  const stepsOf = grouped(steps, ({ complaintId }) => complaintId)
  const ours = complaints
    .filter(({ id }) => !complaintCourse(stepsOf.get(id) ?? []).done.closed)
    .map(({ id }) => id)
  const theirs = await sqlOpenComplaints(tx, days)
  const either = new Set([...ours, ...theirs])
  return [...either].filter((id) => ours.includes(id) !== theirs.includes(id)).sort()
}

async function readKind<Body>(
  tx: Tx,
  { tenantId, storeId }: StoreDays,
  kind: string,
  [from, to]: readonly [string, string],
): Promise<(Body & { id: string })[]> {
  const { rows } = await tx.query<{ id: string; by: string | null; body: Fields }>(
    `SELECT id, by, body FROM records WHERE tenant_id = $1 AND scope_id = $2 AND kind = $3
       AND deleted_at IS NULL AND day BETWEEN $4 AND $5`,
    [tenantId, `store:${storeId}`, kind, from, to],
  )
  // The gate took them: they are of the kind's shape.
  return rows.map(
    ({ id, by, body }) => ({ ...body, id, by }) as unknown as Body & { id: string },
  )
}

function grouped<T>(all: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const one of all) {
    const held = groups.get(keyOf(one))
    if (held) held.push(one)
    else groups.set(keyOf(one), [one])
  }
  return groups
}
