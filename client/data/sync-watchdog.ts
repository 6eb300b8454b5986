/** When a sender is stuck: something waits and waits while the server does answer [K6]. */

const STUCK_MS = 10 * 60_000

export type Headway = {
  /** Monotonic, ms: since when something waits without any of it being acknowledged. */
  readonly waitingSince: number | null
  /** Monotonic, ms: the last time the server answered at all. */
  readonly answeredAt: number | null
}

export function isStuck({ waitingSince, answeredAt }: Headway, now: number): boolean {
  if (waitingSince === null || answeredAt === null) return false
  return now - waitingSince >= STUCK_MS && now - answeredAt < STUCK_MS
}
