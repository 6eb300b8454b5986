/** How urgent each state of the clock is, and the shape that says so without colour. */
import type { ClockState } from './complaint-clock.ts'

type ClockLook = {
  readonly tone: 'neutral' | 'attention' | 'bad' | 'paused' | 'ok'
  readonly shape: 'ring' | 'half-ring' | 'triangle' | 'square' | 'pause' | 'check'
  readonly isFilled?: true
}

/** Grey while all is well; shape, word and colour together once it is not. */
export const CLOCK_LOOKS: Readonly<Record<ClockState['type'], ClockLook>> = {
  running: { tone: 'neutral', shape: 'ring' },
  half: { tone: 'neutral', shape: 'half-ring' },
  soon: { tone: 'attention', shape: 'triangle' },
  urgent: { tone: 'bad', shape: 'square' },
  overdue: { tone: 'bad', shape: 'square', isFilled: true },
  paused: { tone: 'paused', shape: 'pause' },
  in_time: { tone: 'ok', shape: 'check' },
  late: { tone: 'ok', shape: 'check' },
}
