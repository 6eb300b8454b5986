/** Where a complaint stands, folded from its steps. Steps taken back do not count. */
import { COMPLAINT_STEPS, type ComplaintDot, type ComplaintStep } from './complaint.ts'

export type StepRecord = ComplaintStep & { readonly id: string; readonly by: string | null }

export type ComplaintCourse = {
  /** First standing step of each dot. */
  readonly done: Partial<Record<ComplaintDot, StepRecord>>
  /** The big button: the step that comes next; null when closed. */
  readonly next: ComplaintDot | null
  /** When the customer had the answer: the 12 hours are measured on this. */
  readonly handledAt: number | null
  readonly closedAt: number | null
  readonly pause: StepRecord | null
  /** Milliseconds banked in pauses that ended. */
  readonly pausedMs: number
  readonly pauses: number
}

export function complaintCourse(steps: readonly StepRecord[]): ComplaintCourse {
  const undone = new Set(
    steps.flatMap((s) => (s.step === 'undone' && s.undoes ? s.undoes : [])),
  )
  const standing = steps
    .filter((s) => !undone.has(s.id))
    .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
  const done: Partial<Record<ComplaintDot, StepRecord>> = {}
  let pause: StepRecord | null = null
  let pausedMs = 0
  let pauses = 0
  for (const s of standing) {
    if (s.step === 'paused') {
      if (!pause) pauses += 1
      pause ??= s
    } else if (s.step === 'resumed') {
      if (pause) pausedMs += Math.max(0, s.at - pause.at)
      pause = null
    } else if (s.step !== 'undone' && s.step !== 'note') {
      done[s.step] ??= s
    }
  }
  const closedAt = done.closed?.at ?? null
  return {
    done,
    next: closedAt === null ? (COMPLAINT_STEPS.find((dot) => !done[dot]) ?? null) : null,
    handledAt: done.replied?.at ?? closedAt,
    closedAt,
    pause: closedAt === null ? pause : null,
    pausedMs,
    pauses,
  }
}
