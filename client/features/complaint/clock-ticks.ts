/** How long what is said about a clock stays true. */
import type { ClockState } from '#shared/complaint/complaint-clock.ts'

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

/** Seconds are shown only this close to the end. */
const SECONDS_BELOW = 5 * MINUTE
/** What is left, in ms, where a clock changes its state; past nothing left it is overdue. */
const THRESHOLDS = [6 * HOUR, 2 * HOUR, 30 * MINUTE] as const

/** Until the words of the state change: each minute, each second under five minutes. */
export function msToNextWord(state: ClockState, now: number): number | null {
  switch (state.type) {
    case 'in_time':
    case 'late':
      return null
    case 'paused':
      // What is left stands still, the due time moves along.
      return state.resumesAt === undefined ? MINUTE : state.resumesAt - now
    case 'overdue': {
      const step = stepOf(state.lateMs)
      return step - (state.lateMs % step)
    }
    default:
      return Math.min(
        (state.leftMs % stepOf(state.leftMs)) + 1,
        msToThreshold(state.leftMs),
        // Nothing left is a word of its own, for the instant that it lasts.
        state.leftMs || 1,
      )
  }
}

/** Until the clock changes its state; null when only a person can change it. `now` in ms. */
export function msToNextState(state: ClockState, now: number): number | null {
  switch (state.type) {
    case 'paused':
      return state.resumesAt === undefined ? null : state.resumesAt - now
    case 'in_time':
    case 'late':
    case 'overdue':
      return null
    default:
      return msToThreshold(state.leftMs)
  }
}

function msToThreshold(leftMs: number): number {
  const next = THRESHOLDS.find((threshold) => leftMs > threshold)
  return next === undefined ? leftMs + 1 : leftMs - next
}

function stepOf(ms: number): number {
  return ms < SECONDS_BELOW ? SECOND : MINUTE
}
