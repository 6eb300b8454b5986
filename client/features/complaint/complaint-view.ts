/** A complaint as the screens need it: with its course, its number and its clock. */
import type { Held } from '#client/data/held.ts'
import type { Complaint, ComplaintStep } from '#shared/complaint/complaint.ts'
import {
  type ClockInput,
  type ClockState,
  clockState,
} from '#shared/complaint/complaint-clock.ts'
import {
  type ComplaintCourse,
  complaintCourse,
} from '#shared/complaint/complaint-course.ts'
import { complaintNumber } from '#shared/complaint/complaint-number.ts'

export type ComplaintView = {
  readonly complaint: Held<Complaint>
  /** `C-1123-7K2`. */
  readonly number: string
  readonly steps: readonly Held<ComplaintStep>[]
  readonly course: ComplaintCourse
  readonly clock: ClockInput
  /** Some of it is only on this tablet. */
  readonly isWaiting: boolean
}

export function complaintView(
  complaint: Held<Complaint>,
  steps: readonly Held<ComplaintStep>[],
): ComplaintView {
  const course = complaintCourse(steps)
  return {
    complaint,
    number: complaintNumber(complaint),
    steps,
    course,
    clock: { complaint, course, captured: complaint.captured },
    isWaiting: complaint.waiting || steps.some((step) => step.waiting),
  }
}

export function stateOf(view: ComplaintView, now: number): ClockState {
  return clockState(view.clock, now)
}
