import { useSender } from '#client/data/sender-state.ts'

/** A tablet clock further off than this is not shown as if it were right. */
const MOST_OFF_MS = 2 * 60_000

/** This tablet's own clock is wrong, or nobody could tell since it started. */
export function useClockDoubt(): boolean {
  return useSender(({ offsetMs, offlineSince }) =>
    offsetMs === null ? offlineSince !== null : Math.abs(offsetMs) > MOST_OFF_MS,
  )
}
