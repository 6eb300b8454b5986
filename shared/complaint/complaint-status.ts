/** The one word for where a complaint stands (domain.md 7.4). */
import { executedAt } from './call-back.ts'
import type { ComplaintCourse } from './complaint-course.ts'

export const COMPLAINT_STATUSES = [
  'new',
  'acknowledged',
  'in_progress',
  'plan_agreed',
  'executed',
  'call_back',
  'closed',
  'closed_unverified',
  'linked',
] as const
export type ComplaintStatus = (typeof COMPLAINT_STATUSES)[number]

export function complaintStatus(
  course: Pick<ComplaintCourse, 'done' | 'closedAt' | 'merged'>,
): ComplaintStatus {
  const { done } = course
  if (done.closed) return done.closed.unverified ? 'closed_unverified' : 'closed'
  if (course.merged) return 'linked'
  if (done.called_back) return 'call_back'
  if (executedAt(course) !== null) return 'executed'
  if (done.replied) return 'plan_agreed'
  if (done.contacted || done.planned) return 'in_progress'
  return done.accepted || done.acknowledged ? 'acknowledged' : 'new'
}
