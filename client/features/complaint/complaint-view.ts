/** A complaint as the screens need it: with its course, its number and its clock. */
import type { Held } from '#client/data/held.ts'
import {
  type Complaint,
  type ComplaintStep,
  complaint,
  complaintStep,
} from '#shared/complaint/complaint.ts'
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
import type { RuleBook } from '#shared/complaint/rule-book.ts'

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

/**
 * What lies in the browser's storage is not trusted: a record of another shape is not shown.
 * Categories, channels, steps and their words may be ones that only a newer version knows.
 */
export function isReadable(record: Held<Complaint>): boolean {
  const { category, channel, level } = record
  const known = {
    ...record,
    ...{ category: 'other', channel: 'other', level: 1 },
    ...{ causeType: null, compensationKind: null },
  }
  const isNamed = typeof category === 'string' && typeof channel === 'string'
  return isNamed && typeof level === 'number' && complaint.body.safeParse(known).success
}

export function isReadableStep(step: Held<ComplaintStep>): boolean {
  const {
    outcome,
    stance,
    method,
    result,
    department,
    linkAs,
    toldRole,
    toldWhy,
    ...rest
  } = step
  const words = { outcome, stance, method, result, department, linkAs, toldRole, toldWhy }
  const known = { ...rest, step: 'note' }
  const isNamed = Object.values(words).every(
    (word) => word === undefined || typeof word === 'string',
  )
  return (
    isNamed && typeof step.step === 'string' && complaintStep.body.safeParse(known).success
  )
}

export function complaintView(
  record: Held<Complaint>,
  steps: readonly Held<ComplaintStep>[],
  book?: RuleBook,
): ComplaintView {
  const course = complaintCourse(steps)
  return {
    complaint: record,
    number: complaintNumber(record),
    steps,
    course,
    clock: { complaint: record, course, captured: record.captured, book },
    isWaiting: record.waiting || steps.some((step) => step.waiting),
  }
}

export function stateOf(view: ComplaintView, now: number): ClockState {
  return clockState(view.clock, now)
}

/** The customer had the answer after it was due. */
export function isHandledLate(view: ComplaintView): boolean {
  // Once handled the clock stands: any instant gives the same answer.
  return view.course.handledAt !== null && stateOf(view, 0).type === 'late'
}
