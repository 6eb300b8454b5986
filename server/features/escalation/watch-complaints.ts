/** Complaints: four levels as their 12 hours run out [TM-3][TM-5]. */
import { learnedOf } from '#shared/complaint/complaint-clock.ts'
import { complaintCourse } from '#shared/complaint/complaint-course.ts'
import { type ToldStepRule, toldSteps } from '#shared/complaint/complaint-level.ts'
import { type DueLevel, escalation, toldId } from '#shared/complaint/escalation.ts'
import { whomToTell } from '#shared/complaint/whom-to-tell.ts'
import { businessDay } from '#shared/record/business-day.ts'
import { type Case, readCases } from './read-cases.ts'
import type { StoreFacts } from './read-store.ts'
import { complaintTelling, MOST_TOLD } from './tell.ts'
import type { Judged, Watch } from './watch.ts'

export const watchComplaints: Watch = {
  kind: 'complaint',
  async judgeAll(tx, place, { ids, facts, now }) {
    return (await readCases(tx, place, ids)).map((one) => judge(one, facts, now))
  },
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
  const { book } = facts
  const levels = toldSteps(book, learnedOf({ complaint, captured }))
  const told = levels
    .map(({ level }) => level)
    .filter((level) => known.has(toldId(id, level, round)))
  const { zone } = facts.hours
  const input = { complaint, course, captured, zone, told: new Set(told), arrivedAt, book }
  const { due, nextAt } = escalation(input, now)
  const tellings = due.map((level) =>
    complaintTelling({
      id: toldId(id, level.level, round),
      complaintDay: complaint.day,
      step: {
        ...{ day: businessDay(now, zone), complaintId: id, step: 'told' as const, at: now },
        ...{ toldLevel: level.level, toldRole: level.role, dueAt: level.dueAt },
        toldIds: toldIdsOf(level, complaint, facts, levels).slice(0, MOST_TOLD),
        ...(level.isLate ? { toldWhy: 'arrived_late' as const } : {}),
      },
    }),
  )
  return { id, tellings, nextAt }
}

/** One word for all levels where the breach was over before we heard of it. */
function toldIdsOf(
  { role, isLate }: DueLevel,
  { ownerId, aboutStaff }: NonNullable<Case['complaint']>,
  facts: StoreFacts,
  levels: readonly ToldStepRule[],
): string[] {
  const roles = isLate ? levels.map((level) => level.role) : [role]
  const staffing = { ...facts, ownerId, aboutStaff }
  return [...new Set(roles.flatMap((each) => whomToTell(each, staffing)))]
}
