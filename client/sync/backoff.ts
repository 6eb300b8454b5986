/** How long to wait after failures [K3]. Pure: the randomness comes in. */

const FIRST_MS = 1000
const LONGEST_MS = 5 * 60_000

export type Wait = {
  /** Failures in a row, 1 after the first. */
  readonly failures: number
  /** 0..1, from the caller. */
  readonly random: number
  /** The server's own word; never undercut. */
  readonly retryAfterMs?: number | null
  /** The highest ceiling, ms. */
  readonly longestMs?: number
}

/** Full jitter between nothing and a ceiling that doubles, on top of what the server asked. */
export function backoffMs({
  failures,
  random,
  retryAfterMs,
  longestMs = LONGEST_MS,
}: Wait): number {
  const ceiling = Math.min(longestMs, FIRST_MS * 2 ** Math.max(0, failures - 1))
  return Math.round((retryAfterMs ?? 0) + random * ceiling)
}
