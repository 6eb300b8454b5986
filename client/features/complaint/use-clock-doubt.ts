import { pageClock } from '#client/data/page-clock.ts'
import { useSender } from '#client/data/sender-state.ts'

/** A tablet clock further off than this is not shown as if it were right. */
const MOST_OFF_MS = 2 * 60_000

/** This tablet's own clock is wrong, or it has never been compared with the server's. */
export function useClockDoubt(): boolean {
  return useSender(({ offsetMs, offlineSince }) => {
    const off = offsetMs ?? pageClock.offset
    // Online, the first answer is on its way: nothing to say for a moment.
    return off === null ? offlineSince !== null : Math.abs(off) > MOST_OFF_MS
  })
}
