import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { msToNextState, msToNextWord } from '#client/features/complaint/clock-ticks.ts'
import {
  ALLOWED_MS,
  type ClockState,
  clockState,
} from '#shared/complaint/complaint-clock.ts'
import { formatDuration } from '#shared/record/format-duration.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

const stateAt = (now: number): ClockState =>
  clockState(
    {
      complaint: { enteredAt: 0, learnedAt: 0 },
      course: { handledAt: null, pause: null, pausedMs: 0 },
      captured: null,
    },
    now,
  )

/** What a person reads. */
function read(now: number): string {
  const state = stateAt(now)
  const ms = state.type === 'overdue' ? state.lateMs : 'leftMs' in state ? state.leftMs : 0
  return `${state.type} ${formatDuration(ms, 'en')}`
}

describe('msToNextWord', () => {
  const anyInstant = fc.oneof(
    fc.integer({ min: 0, max: 20 * HOUR }),
    fc.integer({ min: ALLOWED_MS - 6 * MINUTE, max: ALLOWED_MS + 6 * MINUTE }),
  )

  test('until then nothing shown goes stale, and then it is shown anew', () => {
    fc.assert(
      fc.property(anyInstant, (now) => {
        const holds = msToNextWord(stateAt(now), now) ?? Number.NaN
        expect(read(now + holds - 1)).toBe(read(now))
        expect(read(now + holds)).not.toBe(read(now))
      }),
      { numRuns: 2_000 },
    )
  })

  test('each second only under five minutes', () => {
    expect(
      msToNextWord(stateAt(ALLOWED_MS - 5 * MINUTE - 1), ALLOWED_MS - 5 * MINUTE - 1),
    ).toBeLessThanOrEqual(2)
    expect(
      msToNextWord(stateAt(ALLOWED_MS - 20 * MINUTE), ALLOWED_MS - 20 * MINUTE),
    ).toBeGreaterThan(0)
    expect(
      msToNextWord(stateAt(ALLOWED_MS - 4 * MINUTE), ALLOWED_MS - 4 * MINUTE),
    ).toBeLessThanOrEqual(1_000)
    expect(
      msToNextWord(
        stateAt(ALLOWED_MS - 20 * MINUTE - 30_000),
        ALLOWED_MS - 20 * MINUTE - 30_000,
      ),
    ).toBe(30_001)
  })

  test('nothing is redrawn once it is done', () => {
    const done = { tookMs: 1, lateMs: 0, dueAt: 0 }
    expect(msToNextWord({ type: 'in_time', ...done }, 0)).toBeNull()
    expect(msToNextWord({ type: 'late', ...done }, 0)).toBeNull()
  })
})

describe('msToNextState', () => {
  test('is the very instant at which the state changes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: ALLOWED_MS }), (now) => {
        const holds = msToNextState(stateAt(now), now) ?? Number.NaN
        expect(stateAt(now + holds - 1).type).toBe(stateAt(now).type)
        expect(stateAt(now + holds).type).not.toBe(stateAt(now).type)
      }),
      { numRuns: 1_000 },
    )
  })

  test('only a person changes what is overdue, paused or done', () => {
    expect(msToNextState(stateAt(ALLOWED_MS + 1), ALLOWED_MS + 1)).toBeNull()
    expect(msToNextState({ type: 'paused', leftMs: 1, dueAt: 0 }, 0)).toBeNull()
    expect(msToNextState({ type: 'late', tookMs: 1, lateMs: 1, dueAt: 0 }, 0)).toBeNull()
  })

  test('a pause until an hour ends by itself at that hour', () => {
    const paused = {
      type: 'paused',
      leftMs: HOUR,
      dueAt: 9 * HOUR,
      resumesAt: 3 * HOUR,
    } as const
    expect(msToNextState(paused, 2 * HOUR)).toBe(HOUR)
    expect(msToNextWord(paused, 3 * HOUR - 1)).toBe(1)
  })
})
