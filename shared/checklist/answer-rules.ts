/** What an answer has to carry before it may be written. */
import type { ChecklistAnswer } from './checklist-run.ts'
import type { ProofResult } from './proof.ts'

export type AnswerProblem =
  | 'reason_missing'
  /** The data says that it is not done: then a tick needs a word. */
  | 'note_missing'

/** Null when the answer may be written. */
export function answerProblem(
  answer: NonNullable<ChecklistAnswer>,
  proof: ProofResult,
): AnswerProblem | null {
  if (answer.type === 'skipped') return answer.reason?.trim() ? null : 'reason_missing'
  return proof.type === 'unmet' && !answer.note?.trim() ? 'note_missing' : null
}
