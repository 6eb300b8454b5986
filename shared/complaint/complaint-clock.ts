/**
 * The 12-hour clock: when a complaint falls due and where it stands. Serious levels have less
 * than 12 hours (domain.md 7.3); a complaint opened again runs a new clock.
 *
 * Time comes in as `now` (server time as the device knows it). Nothing here reads a clock, so
 * the tablet, the wall and the server give the same answer for the same instant.
 */
import { afterOpenMs, openMs } from '../store/open-time.ts'
import type { Complaint } from './complaint.ts'
import type { ComplaintCourse } from './complaint-course.ts'
import { levelRule } from './complaint-level.ts'
import { clockHours, type RuleBook } from './rule-book.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** Seed duty 4-19: handled within 12 hours, clock hours, nights count. Levels 1 and 2. */
export const ALLOWED_MS = 12 * HOUR
/** A T0 further back than this is refused (product.md 3.5). */
export const MAX_BACKDATE_MS = 24 * HOUR
/** An estimate with wider bounds than this is shown as not confirmed (sync.md 3.10). */
const DOUBTFUL_MS = 15 * MINUTE

export type ClockState =
  | { type: 'running' | 'half' | 'soon' | 'urgent'; leftMs: number; dueAt: number }
  | { type: 'overdue'; lateMs: number; dueAt: number }
  /** `resumesAt`: runs again by itself then; undefined = when a person says so. */
  | { type: 'paused'; leftMs: number; dueAt: number; resumesAt?: number }
  | { type: 'in_time' | 'late'; tookMs: number; lateMs: number; dueAt: number }

export type ClockInput = {
  readonly complaint: Pick<Complaint, 'learnedAt' | 'enteredAt'> &
    Partial<Pick<Complaint, 'level'>>
  readonly course: Pick<ComplaintCourse, 'handledAt' | 'pause' | 'pausedMs'> &
    Partial<Pick<ComplaintCourse, 'startedAt' | 'levels' | 'banked'>>
  /** Server's estimate of the capture: [estimate, earliest, latest], ms; null before sync. */
  readonly captured: readonly [number, number, number] | null
  /** What the store has decided; without it, the usual. */
  readonly book?: RuleBook | undefined
}

/** When the clock that runs now began, ms: T0, or when it was opened again. */
export function startedAt({
  complaint,
  course,
  captured,
}: Omit<ClockInput, 'book'>): number {
  return course.startedAt ?? learnedOf({ complaint, captured })
}

/**
 * T0 as the server would count it, ms. The difference between entry and T0 was read off one
 * clock, so it holds even when that clock was wrong; the entry itself is the server's estimate.
 */
export function learnedOf({
  complaint,
  captured,
}: Omit<ClockInput, 'course' | 'book'>): number {
  const back = Math.max(0, complaint.enteredAt - complaint.learnedAt)
  if (!captured) return complaint.enteredAt - back
  const [estimate, earliest] = captured
  return (isDoubtful(captured) ? earliest : estimate) - back
}

/** The server could not pin the capture down: show it, and count from the earliest. */
export function isDoubtful(captured: ClockInput['captured']): boolean {
  return captured !== null && captured[2] - captured[1] > DOUBTFUL_MS
}

export function clockState(input: ClockInput, now: number): ClockState {
  const { course } = input
  const { pause } = course
  const { start, allowed, pausedMs, after, between } = runOf(input)
  const lapsedMs = pause?.until !== undefined ? between(pause.at, pause.until) : 0
  const dueAt = after(allowed + pausedMs + lapsedMs)
  if (course.handledAt !== null) {
    const tookMs = Math.max(0, between(start, course.handledAt) - pausedMs)
    const lateMs = Math.max(0, tookMs - allowed)
    return { type: lateMs > 0 ? 'late' : 'in_time', tookMs, lateMs, dueAt }
  }
  if (pause && pause.until === undefined) {
    const dueLater = after(allowed + pausedMs + between(pause.at, now))
    return { type: 'paused', leftMs: leftBetween(pause.at, dueAt), dueAt: dueLater }
  }
  if (pause?.until !== undefined && now < pause.until) {
    const leftMs = leftBetween(Math.max(pause.until, pause.at), dueAt)
    return { type: 'paused', leftMs, dueAt, resumesAt: pause.until }
  }
  if (now > dueAt) return { type: 'overdue', lateMs: now - dueAt, dueAt }
  const leftMs = between(now, dueAt)
  if (leftMs <= 30 * MINUTE) return { type: 'urgent', leftMs, dueAt }
  if (leftMs <= 2 * HOUR) return { type: 'soon', leftMs, dueAt }
  return { type: leftMs <= 6 * HOUR ? 'half' : 'running', leftMs, dueAt }

  /** Below nothing when it was paused after it ran out. */
  function leftBetween(from: number, to: number): number {
    return to < from ? -between(to, from) : between(from, to)
  }
}

/** When the running clock had, or will have, so much left, ms; never before its start. */
export function leftAt(input: ClockInput, leftMs: number): number {
  const { allowed, pausedMs, after, between } = runOf(input)
  const { pause } = input.course
  const lapsedMs = pause?.until !== undefined ? between(pause.at, pause.until) : 0
  return after(Math.max(0, allowed + pausedMs + lapsedMs - leftMs))
}

/** The instant `ms` after the running clock began, counted as it counts. */
export function dueAfter(input: ClockInput, ms: number): number {
  return runOf(input).after(ms)
}

/** The time it is counted in: every hour, or those in which the doors are open. */
function runOf(input: ClockInput) {
  const { course, book } = input
  const start = startedAt(input)
  const hours = clockHours(book, learnedOf(input))
  const between = (from: number, to: number) =>
    hours ? openMs({ from, to }, hours) : Math.max(0, to - from)
  const pausedMs =
    hours && course.banked
      ? course.banked.reduce((sum, { from, to }) => sum + between(from, to), 0)
      : course.pausedMs
  return {
    ...{ start, allowed: allowedMs(input, start), pausedMs, between },
    after: (ms: number) => (hours ? afterOpenMs(start, ms, hours) : start + ms),
  }
}

/** Only the hours in which the doors are open count for it. */
export function isOpenHours(input: ClockInput): boolean {
  return clockHours(input.book, learnedOf(input)) !== null
}

/**
 * How long the handling may take, ms. A level raised on the way brings the end nearer, but
 * never nearer than the new level has for a first response: nobody is late at a stroke.
 */
export function allowedMs(input: ClockInput, start: number): number {
  const { course, book } = input
  const { level } = input.complaint
  if (level === undefined) return ALLOWED_MS
  const changes = course.levels ?? []
  const before = changes.findLast((c) => c.at <= start)?.toLevel
  const rules = { book, at: learnedOf(input) }
  let allowed = levelRule(before ?? changes[0]?.fromLevel ?? level, rules).handleMs
  for (const { at, fromLevel, toLevel } of changes) {
    if (at <= start || toLevel === undefined) continue
    const { handleMs, respondMs } = levelRule(toLevel, rules)
    allowed =
      toLevel > (fromLevel ?? toLevel)
        ? Math.min(allowed, Math.max(handleMs, at - start + respondMs))
        : Math.max(allowed, handleMs)
  }
  return allowed
}

/** Overdue first (longest first), then the nearest due, paused after them, done last. */
export function byUrgency(a: ClockState, b: ClockState): number {
  return urgencyRank(a) - urgencyRank(b) || a.dueAt - b.dueAt
}

function urgencyRank(state: ClockState): number {
  if (state.type === 'in_time' || state.type === 'late') return 2
  return state.type === 'paused' ? 1 : 0
}

/** When a complaint would fall due that began at `at`, ms. */
export function dueOfNew(
  level: NonNullable<Complaint['level']>,
  at: number,
  book: RuleBook | undefined,
): number {
  const complaint = { learnedAt: at, enteredAt: at, level }
  const course = { handledAt: null, pause: null, pausedMs: 0 }
  return clockState({ complaint, course, captured: null, book }, at).dueAt
}
