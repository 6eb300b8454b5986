/** The open complaints as a wall may show them: no name, no number of a customer, no words. */

import type { Complaint, ComplaintCategory, ToldRole } from '#shared/complaint/complaint.ts'
import {
  byUrgency,
  type ClockState,
  clockState,
} from '#shared/complaint/complaint-clock.ts'
import { complaintCourse, type StepRecord } from '#shared/complaint/complaint-course.ts'
import { complaintNumber } from '#shared/complaint/complaint-number.ts'
import { lastTold } from '#shared/complaint/last-told.ts'
import type { RuleBook } from '#shared/complaint/rule-book.ts'

export type WallComplaint = {
  readonly id: string
  readonly number: string
  readonly category: ComplaintCategory
  readonly ownerName: string | null
  /** Whom the server told last, while it runs. */
  readonly told: ToldRole | null
  readonly state: ClockState
}

type Source = Pick<
  Complaint,
  'day' | 'category' | 'level' | 'ownerId' | 'learnedAt' | 'enteredAt' | 'closed'
> & {
  readonly id: string
  readonly captured: readonly [number, number, number] | null
}

/** Most urgent first. `nameOf` gives a member of staff's name; `now` in ms, server time. */
export function wallComplaints(
  complaints: readonly Source[],
  steps: readonly StepRecord[],
  nameOf: (personId: string) => string | undefined,
  now: number,
  book?: RuleBook,
): WallComplaint[] {
  return complaints
    .filter((complaint) => complaint.closed !== true)
    .map((complaint) => {
      const course = complaintCourse(steps.filter((s) => s.complaintId === complaint.id))
      const { id, day, category, ownerId, captured } = complaint
      return {
        id,
        number: complaintNumber({ id, day }),
        category,
        told: lastTold(course)?.role ?? null,
        ownerName: (ownerId && nameOf(ownerId)) || null,
        state: clockState({ complaint, course, captured, book }, now),
      }
    })
    .sort((a, b) => byUrgency(a.state, b.state))
}
