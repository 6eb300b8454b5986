/** The figures of the 5S walk (domain.md 1.3, KPI formulas K25, K26). */
import type { CardCourse } from '../inspection/card-course.ts'
import type { RoundSignature } from '../inspection/inspection-round.ts'
import { type Ratio, ratioOf } from './ratio.ts'

type Signed = Pick<RoundSignature, 'at' | 'scorePct' | 'grade' | 'criticalFails'>

/** K25 5S得分: of the round signed last; null when none was. A score belongs to one round. */
export function lastScore<S extends Signed>(signatures: readonly S[]): S | null {
  return signatures.reduce<S | null>(
    (last, one) => (last === null || one.at > last.at ? one : last),
    null,
  )
}

/** K26 整改及時率: cards verified by their due time ÷ cards due by `now` (ms). */
export function cardsInTime(
  courses: readonly Pick<CardCourse, 'verified' | 'cancelled' | 'dueAt' | 'wasLate'>[],
  now: number,
): Ratio {
  const due = courses.filter(
    (c) => c.cancelled === null && (c.verified !== null || c.dueAt <= now),
  )
  return ratioOf(due, (c) => c.verified !== null && c.verified.at <= c.dueAt && !c.wasLate)
}
