/** How old the wall may look before it has to say so: product.md 2.4, 3.8. */

const MINUTE = 60_000
const FRESH_MS = 2 * MINUTE
const STALE_MS = 10 * MINUTE

export type DataAge =
  /** ● and ○: what is shown holds. */
  | { type: 'fresh' | 'recent'; ageMs: number }
  /** Grey wash and words. */
  | { type: 'stale'; ageMs: number }
  /** Never reached the server: there is nothing to be old. */
  | { type: 'none' }

/** Both in ms of the same clock; a clock put back makes no data younger than now. */
export function dataAge(lastContactAt: number | null, now: number): DataAge {
  if (lastContactAt === null) return { type: 'none' }
  const ageMs = Math.max(0, now - lastContactAt)
  if (ageMs < FRESH_MS) return { type: 'fresh', ageMs }
  return { type: ageMs < STALE_MS ? 'recent' : 'stale', ageMs }
}
