/** What the one big button does: the five dots, and what has to follow the answer. */
import type { Complaint, ComplaintDot, LaterStep } from './complaint.ts'
import { laterSteps } from './complaint-closing.ts'
import type { ComplaintCourse } from './complaint-course.ts'

/** Null when nothing is left to do. */
export function nextStep(
  complaint: Pick<Complaint, 'level'>,
  course: Pick<ComplaintCourse, 'done' | 'earlier' | 'next'>,
  isLate: boolean,
): ComplaintDot | LaterStep | null {
  if (course.next !== 'closed') return course.next
  const later = laterSteps(complaint, course, isLate)
  return later.find((step) => !course.done[step]) ?? 'closed'
}
