/** The call a day after the measure: did it help? (domain.md 7.5) */
import type { ComplaintCourse } from './complaint-course.ts'

const HOUR = 3_600_000
const NOT_BEFORE_MS = 2 * HOUR
const AIM_MS = 24 * HOUR
const NOT_AFTER_MS = 48 * HOUR

export type CallBackTime = {
  readonly from: number
  readonly aim: number
  readonly until: number
}

/** When the promised measure was carried out, ms: with the answer, unless it was a plan. */
export function executedAt({ done }: Pick<ComplaintCourse, 'done'>): number | null {
  if (done.executed) return done.executed.at
  const { replied } = done
  return replied && (replied.outcome ?? 'solved') === 'solved' ? replied.at : null
}

/** Null until the measure is carried out. */
export function callBackTime(course: Pick<ComplaintCourse, 'done'>): CallBackTime | null {
  const at = executedAt(course)
  if (at === null) return null
  return { from: at + NOT_BEFORE_MS, aim: at + AIM_MS, until: at + NOT_AFTER_MS }
}

/** Both ends belong to the window. */
export function callBackState(
  { from, until }: CallBackTime,
  now: number,
): 'early' | 'open' | 'late' {
  if (now < from) return 'early'
  return now <= until ? 'open' : 'late'
}
