/**
 * Hybrid logical clock stamps that sort as text.
 *
 * `mmmmmmmmmmmmcccc-nnnnnn`: 12 hex digits of corrected milliseconds, 4 hex digits of
 * counter, 6 characters naming the writer. Plain string order is clock order [S1].
 */

export type Stamp = string

/** The clock a writer carries: the greatest `(ms, counter)` it gave or saw. */
export type Clock = { readonly ms: number; readonly counter: number }

export const CLOCK_START: Clock = { ms: 0, counter: -1 }

const MAX_COUNTER = 0xffff
const MAX_MS = 0xffff_ffff_ffff

/**
 * The stamp after `last` at wall time `now` (ms, already corrected by the offset).
 * Never goes back, whatever `now` does; a full counter borrows a millisecond [S2].
 */
export function nextStamp(
  last: Clock,
  now: number,
  node: string,
): { stamp: Stamp; clock: Clock } {
  const clock = tick(last, Math.min(Math.max(Math.floor(now), 0), MAX_MS))
  return { stamp: formatStamp(clock, node), clock }
}

/** `last` moved up to `stamp`, so that the next edit beats what was seen [S3]. */
export function observe(last: Clock, stamp: Stamp): Clock {
  const seen = readStamp(stamp)
  if (seen.ms > last.ms) return { ms: seen.ms, counter: seen.counter }
  if (seen.ms === last.ms && seen.counter > last.counter) {
    return { ms: seen.ms, counter: seen.counter }
  }
  return last
}

export function formatStamp({ ms, counter }: Clock, node: string): Stamp {
  return `${ms.toString(16).padStart(12, '0')}${counter.toString(16).padStart(4, '0')}-${node}`
}

export function readStamp(stamp: Stamp): Clock & { readonly node: string } {
  return {
    ms: Number.parseInt(stamp.slice(0, 12), 16),
    counter: Number.parseInt(stamp.slice(12, 16), 16),
    node: stamp.slice(17),
  }
}

export const STAMP_PATTERN = /^[0-9a-f]{16}-[0-9a-z]{6}$/

function tick(last: Clock, now: number): Clock {
  if (now > last.ms) return { ms: now, counter: 0 }
  if (last.counter < MAX_COUNTER) return { ms: last.ms, counter: last.counter + 1 }
  return { ms: last.ms + 1, counter: 0 }
}
