/** When something was captured, as far as the server can know [T2]. Pure. */
import type { Captured } from '#shared/sync/captured.ts'
import type { Capture } from '#shared/sync/change.ts'

export type CaptureContext = {
  /** The device's clocks as this request tells them. */
  readonly clock: {
    readonly off: number | null
    readonly boots: Readonly<Record<string, number>>
  }
  /** Receipt, ms: nothing was captured later. */
  readonly now: number
  /** Commit of the head the author held, or the device's enrolment: nothing was earlier. */
  readonly notBefore: number
}

/** How far a known time may be off. */
export const KNOWN_MS = 2_000

export function captureTime(at: Capture, context: CaptureContext): Captured {
  const { clock, now } = context
  const lo = Math.min(context.notBefore, now)
  const hi = now
  const mono = Object.hasOwn(clock.boots, at.boot) ? clock.boots[at.boot] : undefined
  if (mono !== undefined) return known(now - (mono - (at.wall - at.start)), lo, hi)
  const guess = at.wall + (at.off ?? clock.off ?? 0)
  if (at.off !== null && clock.off !== null && Math.abs(at.off - clock.off) <= KNOWN_MS) {
    return known(guess, lo, hi)
  }
  return [within(guess, lo, hi), lo, hi]
}

function known(guess: number, lo: number, hi: number): Captured {
  const est = within(guess, lo, hi)
  return [est, Math.max(lo, est - KNOWN_MS), Math.min(hi, est + KNOWN_MS)]
}

function within(value: number, lo: number, hi: number): number {
  return Math.round(Math.min(Math.max(value, lo), hi))
}
