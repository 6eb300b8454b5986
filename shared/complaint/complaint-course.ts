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
  const endPause = (at: number) => {
    if (pause) pausedMs += Math.max(0, at - pause.at)
    pause = null
  }
  for (const s of standing) {
    if (s.step === 'undone' || s.step === 'note' || s.step === 'told') continue
    const isHandled = done.replied !== undefined || done.closed !== undefined
    if (s.step === 'paused') {
      // The clock has stopped for good: there is nothing left to pause.
      if (isHandled || pause) continue
      pauses += 1
      pause = s
    } else if (s.step === 'resumed') {
      endPause(s.at)
    } else {
      done[s.step] ??= s
      if (s.step === 'replied' || s.step === 'closed') endPause(s.at)
    }
  }
  const closedAt = done.closed?.at ?? null
  return {
    done,
    next: closedAt === null ? (COMPLAINT_STEPS.find((dot) => !done[dot]) ?? null) : null,
    handledAt: earliest(done.replied?.at, done.closed?.at),
    closedAt,
    pause,
    pausedMs,
    pauses,
  }
}

function earliest(...times: readonly (number | undefined)[]): number | null {
  const known = times.filter((at) => at !== undefined)
  return known.length > 0 ? Math.min(...known) : null
}
