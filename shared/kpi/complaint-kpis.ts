/** The figures of complaints (domain.md, KPI formulas K31, K32). */
import { type ClockInput, clockState } from '../complaint/complaint-clock.ts'
import type { ComplaintCourse } from '../complaint/complaint-course.ts'
import { type Ratio, ratioOf } from './ratio.ts'

/**
 * K31 12小時處理率: handled in time ÷ those handled or due by `now` (ms). What still has time
 * is in neither. Each level has the time its clock gives it, never more than 12 hours.
 */
export function handledInTime(complaints: readonly ClockInput[], now: number): Ratio {
  const due = complaints
    .map((one) => clockState(one, now).type)
    .filter((type) => type === 'in_time' || type === 'late' || type === 'overdue')
  return ratioOf(due, (type) => type === 'in_time')
}

/** K32 投訴回訪滿意率: very satisfied and satisfied ÷ call-backs that were answered. */
export function callBackSatisfaction(
  courses: readonly Pick<ComplaintCourse, 'done'>[],
): Ratio {
  const answers = courses.flatMap(({ done }) => {
    const said = done.called_back?.satisfaction
    return said && said !== 'no_answer' ? [said] : []
  })
  return ratioOf(answers, (said) => said === 'very' || said === 'satisfied')
}
