/** What taking steps back changes on the complaint itself. */
import type { Complaint } from './complaint.ts'
import { complaintCourse, type StepRecord } from './complaint-course.ts'

const CLOSING: readonly StepRecord['step'][] = ['closed', 'linked', 'reopened']

/** Null when the record stays as it is. `steps`: all of them, also those to be undone. */
export function editOfUndo(
  steps: readonly StepRecord[],
  undoneIds: readonly string[],
): Partial<Complaint> | null {
  const taken = steps.filter((s) => undoneIds.includes(s.id))
  const course = complaintCourse(steps.filter((s) => !undoneIds.includes(s.id)))
  const edit: Partial<Complaint> = {}
  if (taken.some(({ step }) => CLOSING.includes(step))) {
    edit.closed = course.closedAt !== null
  }
  const firstLevel = taken.find(({ step }) => step === 'level')
  const level = course.levels.at(-1)?.toLevel ?? firstLevel?.fromLevel
  if (firstLevel && level !== undefined) edit.level = level
  return Object.keys(edit).length > 0 ? edit : null
}
