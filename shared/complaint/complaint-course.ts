/**
 * Where a complaint stands, folded from its steps. Steps taken back do not count; a complaint
 * opened again begins a new round, and the earlier rounds are kept beside it.
 */
import {
  COMPLAINT_STEPS,
  type ComplaintDot,
  type ComplaintStep,
  LATER_STEPS,
  type LaterStep,
} from './complaint.ts'
import { standingSteps } from './standing-steps.ts'

export type StepRecord = ComplaintStep & { readonly id: string; readonly by: string | null }

/** What counts by its first standing step. */
export type CourseStep = ComplaintDot | LaterStep | 'acknowledged' | 'settled'

const FIRST_COUNTS: readonly string[] = [
  ...COMPLAINT_STEPS,
  ...LATER_STEPS,
  'acknowledged',
  'settled',
]

/** One run of the clock. */
export type ComplaintRound = {
  /** When it was opened again, ms; null = the first round, which begins at T0. */
  readonly startedAt: number | null
  /** First standing step of each; the last call-back. */
  readonly done: Partial<Record<CourseStep, StepRecord>>
  /** When the customer had the answer: the 12 hours are measured on this. */
  readonly handledAt: number | null
  readonly closedAt: number | null
  readonly pause: StepRecord | null
  /** Milliseconds banked in pauses that ended. */
  readonly pausedMs: number
  /** Those pauses, ms from and to. */
  readonly banked: readonly PauseSpan[]
}

export type PauseSpan = { readonly from: number; readonly to: number }

export type ComplaintCourse = ComplaintRound & {
  /** The big button of the five dots; null when closed. */
  readonly next: ComplaintDot | null
  /** In all rounds. */
  readonly pauses: number
  /** It goes on under another complaint. */
  readonly merged: StepRecord | null
  /** Changes of level in all rounds, in their order. */
  readonly levels: readonly StepRecord[]
  /** Every standing step of all rounds, in the order they happened. */
  readonly standing: readonly StepRecord[]
  readonly earlier: readonly ComplaintRound[]
}

export function complaintCourse(steps: readonly StepRecord[]): ComplaintCourse {
  const standing = standingSteps(steps)
  const earlier: ComplaintRound[] = []
  let round = newRound(null)
  let merged: StepRecord | null = null
  let pauses = 0
  for (const s of standing) {
    if (s.step === 'reopened') {
      earlier.push(ended(round, merged))
      round = newRound(s.at)
      // Whoever opens it again takes it in.
      round.done.accepted = s
      merged = null
    } else if (s.step === 'paused') {
      const isHandled = round.done.replied !== undefined || round.done.closed !== undefined
      // The clock has stopped for good: there is nothing left to pause.
      if (isHandled || isPausedAt(round.pause, s.at)) continue
      endPause(round, s.at)
      pauses += 1
      round.pause = s
    } else if (s.step === 'resumed') {
      endPause(round, s.at)
    } else if (s.step === 'linked') {
      merged ??= s
      endPause(round, s.at)
    } else if (isCourseStep(s.step)) {
      if (s.step === 'called_back') round.done.called_back = s
      else round.done[s.step] ??= s
      if (s.step === 'replied' || s.step === 'closed') endPause(round, s.at)
    }
  }
  const { done, ...last } = ended(round, merged)
  return {
    ...last,
    done,
    next:
      last.closedAt === null ? (COMPLAINT_STEPS.find((dot) => !done[dot]) ?? null) : null,
    pauses,
    merged,
    levels: standing.filter((s) => s.step === 'level'),
    standing,
    earlier,
  }
}

/** Standing steps of one sort, in the order they happened. */
export function stepsOf(
  { standing }: Pick<ComplaintCourse, 'standing'>,
  step: ComplaintStep['step'],
): readonly StepRecord[] {
  return standing.filter((s) => s.step === step)
}

type OpenRound = {
  startedAt: number | null
  done: Partial<Record<CourseStep, StepRecord>>
  pause: StepRecord | null
  pausedMs: number
  banked: PauseSpan[]
}

function newRound(startedAt: number | null): OpenRound {
  return { startedAt, done: {}, pause: null, pausedMs: 0, banked: [] }
}

/** A pause until an hour the customer named ends by itself at that hour. */
function endPause(round: OpenRound, at: number): void {
  if (round.pause) {
    const { at: from, until } = round.pause
    const to = Math.max(from, Math.min(at, until ?? at))
    round.pausedMs += to - from
    round.banked.push({ from, to })
  }
  round.pause = null
}

function isPausedAt(pause: StepRecord | null, at: number): boolean {
  return pause !== null && (pause.until === undefined || at < pause.until)
}

function ended(round: OpenRound, merged: StepRecord | null): ComplaintRound {
  const { replied, closed } = round.done
  return {
    ...round,
    handledAt: earliest(replied?.at, closed?.at, merged?.at),
    closedAt: earliest(closed?.at, merged?.at),
  }
}

function isCourseStep(step: ComplaintStep['step']): step is CourseStep {
  return FIRST_COUNTS.includes(step)
}

function earliest(...times: readonly (number | undefined)[]): number | null {
  const known = times.filter((at) => at !== undefined)
  return known.length > 0 ? Math.min(...known) : null
}
