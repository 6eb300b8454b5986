/** T0, the start of the clock: how far back a person may set it. */
import type { Complaint } from './complaint.ts'
import { MAX_BACKDATE_MS } from './complaint-clock.ts'

/** Up to here T0 and the entry count as the same moment, and nobody is asked why. */
export const UNASKED_BACKDATE_MS = 60_000

export type StartProblem = 'future' | 'too_far_back' | 'reason_missing'

/** Null when the complaint may start there. Times in ms, of one clock. */
export function startProblem({
  learnedAt,
  enteredAt,
  lateReason,
}: Pick<Complaint, 'learnedAt' | 'enteredAt' | 'lateReason'>): StartProblem | null {
  const backMs = enteredAt - learnedAt
  if (backMs < 0) return 'future'
  if (backMs > MAX_BACKDATE_MS) return 'too_far_back'
  return backMs > UNASKED_BACKDATE_MS && !lateReason?.trim() ? 'reason_missing' : null
}
