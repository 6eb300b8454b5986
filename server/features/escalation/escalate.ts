/**
 * Tells whoever is to be told of complaints, each level exactly once [TM-3][TM-4][TM-5].
 *
 * The counter row of the scope is locked before anything is read, as every writer does: what
 * is decided here is decided on the newest state, and of two servers the second finds the
 * work done. The step that says it has an id made of complaint, level and round, and is
 * written in the transaction that sets the timer: killed anywhere, both happened or neither.
 */
import { complaintCourse } from '#shared/complaint/complaint-course.ts'
import {
  type DueLevel,
  escalation,
  TOLD_LEVELS,
  toldId,
} from '#shared/complaint/escalation.ts'
import { whomToTell } from '#shared/complaint/whom-to-tell.ts'
import { businessDay } from '#shared/record/business-day.ts'
import type { LiveEvent } from '#shared/sync/protocol.ts'
import { storeOfScope } from '#shared/sync/scope.ts'
import type { Tx } from '../../db/transaction.ts'
import { lockScope, type ScopePlace } from '../../sync/scope-row.ts'
import type { SyncDeps } from '../../sync/sync-deps.ts'
import { type Case, readCases, takeDue } from './read-cases.ts'
import { readStore, type StoreFacts } from './read-store.ts'
import { MOST_TOLD, type Telling, tellIn } from './tell.ts'

/** Of one transaction: the scope is locked for as long. */
const BATCH = 50

export type Escalated = {
  /** Timers looked at. */
  readonly taken: number
  readonly told: number
  readonly event: LiveEvent | null
}

/** Looks at up to `limit` due timers of one scope, in one transaction. */
export async function escalateScope(
  deps: SyncDeps,
  place: ScopePlace,
  limit = BATCH,
): Promise<Escalated> {
  const done = await deps.db.inTenant(place.tenantId, (tx) =>
    escalateIn(tx, deps, place, limit),
  )
  if (done.event) deps.live.poke(place.tenantId, done.event)
  return done
}

async function escalateIn(
  tx: Tx,
  deps: SyncDeps,
  place: ScopePlace,
  limit: number,
): Promise<Escalated> {
  await lockScope(tx, place)
  const now = deps.now()
  const ids = await takeDue(tx, place, { now, limit })
  if (ids.length === 0) return { taken: 0, told: 0, event: null }
  const facts = await readStore(tx, place.tenantId, storeOfScope(place.scope) ?? '')
  const judged = (await readCases(tx, place, ids)).map((one) => judge(one, facts, now))
  const tellings = judged.flatMap((one) => one.tellings)
  const event = tellings.length > 0 ? await tellIn(tx, deps, place, tellings) : null
  await setTimers(tx, place, judged)
  return { taken: ids.length, told: tellings.length, event }
}

type Judged = {
  readonly id: string
  readonly tellings: readonly Telling[]
  readonly nextAt: number | null
}

function judge(one: Case, facts: StoreFacts, now: number): Judged {
  const { id, complaint, captured, steps, arrivedAt } = one
  if (!complaint) return { id, tellings: [], nextAt: null }
  const course = complaintCourse(steps)
  // Two tablets at once may leave the mark on one that was opened again: the steps know.
  if (complaint.closed && course.earlier.length === 0)
    return { id, tellings: [], nextAt: null }
  // Named by when it began: a reopening that was taken back does not speak for the next one.
  const round = course.startedAt ?? 0
  const known = new Set(steps.map((step) => step.id))
  const told = TOLD_LEVELS.map(({ level }) => level).filter((level) =>
    known.has(toldId(id, level, round)),
  )
  const { zone } = facts.hours
  const input = { complaint, course, captured, zone, told: new Set(told), arrivedAt }
  const { due, nextAt } = escalation(input, now)
  const tellings = due.map((level) => ({
    id: toldId(id, level.level, round),
    complaintDay: complaint.day,
    step: {
      ...{ day: businessDay(now, zone), complaintId: id, step: 'told' as const, at: now },
      ...{ toldLevel: level.level, toldRole: level.role, dueAt: level.dueAt },
      toldIds: toldIdsOf(level, complaint, facts).slice(0, MOST_TOLD),
      ...(level.isLate ? { toldWhy: 'arrived_late' as const } : {}),
    },
  }))
  return { id, tellings, nextAt }
}

/** One word for all levels where the breach was over before we heard of it. */
function toldIdsOf(
  { role, isLate }: DueLevel,
  { ownerId, aboutStaff }: NonNullable<Case['complaint']>,
  facts: StoreFacts,
): string[] {
  const roles = isLate ? TOLD_LEVELS.map((level) => level.role) : [role]
  const staffing = { ...facts, ownerId, aboutStaff }
  return [...new Set(roles.flatMap((each) => whomToTell(each, staffing)))]
}

async function setTimers(
  tx: Tx,
  { tenantId, scope }: ScopePlace,
  judged: readonly Judged[],
): Promise<void> {
  const later = judged.filter(({ nextAt }) => nextAt !== null)
  const over = judged.filter(({ nextAt }) => nextAt === null)
  await Promise.all([
    tx.query(
      `UPDATE timers SET due_at = k.at FROM unnest($3::text[], $4::bigint[]) AS k (id, at)
       WHERE tenant_id = $1 AND scope_id = $2 AND complaint_id = k.id`,
      [tenantId, scope, later.map(({ id }) => id), later.map(({ nextAt }) => nextAt)],
    ),
    tx.query(
      `DELETE FROM timers WHERE tenant_id = $1 AND scope_id = $2 AND complaint_id = ANY ($3)`,
      [tenantId, scope, over.map(({ id }) => id)],
    ),
  ])
}
