/** Acknowledged, first response, handled: each with its own target (domain.md 7.2, 7.3). */
import type { ComplaintLevel } from './complaint.ts'
import { type ClockInput, clockState, dueAfter, learnedOf } from './complaint-clock.ts'
import type { ComplaintCourse } from './complaint-course.ts'
import { levelRule } from './complaint-level.ts'

export const CLOCK_NAMES = ['acknowledged', 'response', 'handled'] as const
export type ClockName = (typeof CLOCK_NAMES)[number]

export type TargetClock = {
  readonly name: ClockName
  /** Time allowed from the start, ms. */
  readonly targetMs: number
  readonly dueAt: number
  /** When it was met; null = not yet. */
  readonly at: number | null
  readonly isLate: boolean
}

type Input = ClockInput & {
  readonly level: ComplaintLevel
  readonly course: Pick<ComplaintCourse, 'done' | 'handledAt' | 'pause' | 'pausedMs'>
}

/** A voice message is no response, so attempts count for none of them. */
export function threeClocks(input: Input, now: number): readonly TargetClock[] {
  const { done, handledAt } = input.course
  const rule = levelRule(input.level, { book: input.book, at: learnedOf(input) })
  const state = clockState(input, now)
  const contactedAt = done.contacted?.at ?? null
  // Who speaks with the person in charge knows who that is.
  const known = [done.acknowledged?.at, contactedAt].filter((at) => typeof at === 'number')
  const ackAt = known.length > 0 ? Math.min(...known) : null
  const clock = (name: ClockName, targetMs: number, at: number | null): TargetClock => {
    const dueAt = dueAfter(input, targetMs)
    return { name, targetMs, dueAt, at, isLate: (at ?? now) > dueAt }
  }
  return [
    clock('acknowledged', rule.ackMs, ackAt),
    clock('response', rule.respondMs, contactedAt),
    {
      name: 'handled',
      targetMs: rule.handleMs,
      dueAt: state.dueAt,
      at: handledAt,
      isLate: state.type === 'late' || state.type === 'overdue',
    },
  ]
}
