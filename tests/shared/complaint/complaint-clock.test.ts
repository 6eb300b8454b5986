import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ClockInput, ClockState } from '#shared/complaint/complaint-clock.ts'
import {
  ALLOWED_MS,
  byUrgency,
  clockState,
  isDoubtful,
  startedAt,
} from '#shared/complaint/complaint-clock.ts'
import { wallTime } from '#shared/record/business-day.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** A complaint that starts at 0 and is due at 12 h. */
function input(given: {
  handledAt?: number
  pausedAt?: number
  pausedMs?: number
  captured?: ClockInput['captured']
  backMs?: number
  enteredAt?: number
}): ClockInput {
  const { handledAt = null, pausedAt, pausedMs = 0, captured = null } = given
  const enteredAt = given.enteredAt ?? 0
  return {
    complaint: { enteredAt, learnedAt: enteredAt - (given.backMs ?? 0) },
    course: {
      handledAt,
      pausedMs,
      pause:
        pausedAt === undefined
          ? null
          : {
              id: 's',
              by: 'p',
              day: '2026-11-23',
              complaintId: 'c',
              step: 'paused',
              at: pausedAt,
            },
    },
    captured,
  }
}

describe('clockState', () => {
  const dueAt = ALLOWED_MS
  const open: [string, number, ClockState][] = [
    ['runs from the start', 0, { type: 'running', leftMs: 12 * HOUR, dueAt }],
    [
      'still runs before half',
      6 * HOUR - 1,
      { type: 'running', leftMs: 6 * HOUR + 1, dueAt },
    ],
    ['is half gone at 6 h left', 6 * HOUR, { type: 'half', leftMs: 6 * HOUR, dueAt }],
    ['one ms after half', 6 * HOUR + 1, { type: 'half', leftMs: 6 * HOUR - 1, dueAt }],
    ['one ms before soon', 10 * HOUR - 1, { type: 'half', leftMs: 2 * HOUR + 1, dueAt }],
    ['is soon at 2 h left', 10 * HOUR, { type: 'soon', leftMs: 2 * HOUR, dueAt }],
    ['one ms after soon', 10 * HOUR + 1, { type: 'soon', leftMs: 2 * HOUR - 1, dueAt }],
    [
      'one ms before urgent',
      11.5 * HOUR - 1,
      { type: 'soon', leftMs: 30 * MINUTE + 1, dueAt },
    ],
    [
      'is urgent at 30 min left',
      11.5 * HOUR,
      { type: 'urgent', leftMs: 30 * MINUTE, dueAt },
    ],
    [
      'one ms after urgent',
      11.5 * HOUR + 1,
      { type: 'urgent', leftMs: 30 * MINUTE - 1, dueAt },
    ],
    ['one ms before the end', 12 * HOUR - 1, { type: 'urgent', leftMs: 1, dueAt }],
    ['is not late at the very end', 12 * HOUR, { type: 'urgent', leftMs: 0, dueAt }],
    ['is late one ms after', 12 * HOUR + 1, { type: 'overdue', lateMs: 1, dueAt }],
    ['counts on when late', 40 * HOUR, { type: 'overdue', lateMs: 28 * HOUR, dueAt }],
  ]
  test.each(open)('%s', (_, now, expected) => {
    expect(clockState(input({}), now)).toEqual(expected)
  })

  test.each([
    ['at the end is in time', 12 * HOUR, 'in_time', 0],
    ['one ms after is late', 12 * HOUR + 1, 'late', 1],
    ['one ms before is in time', 12 * HOUR - 1, 'in_time', 0],
  ] as const)('an answer %s', (_, handledAt, type, lateMs) => {
    const state = clockState(input({ handledAt }), 99 * HOUR)
    expect(state).toEqual({ type, tookMs: handledAt, lateMs, dueAt })
  })

  test('time banked in pauses moves the due time and is not counted', () => {
    const paused = { pausedMs: 3 * HOUR }
    expect(clockState(input(paused), 13 * HOUR)).toEqual({
      type: 'soon',
      leftMs: 2 * HOUR,
      dueAt: 15 * HOUR,
    })
    expect(clockState(input({ ...paused, handledAt: 14 * HOUR }), 20 * HOUR)).toMatchObject(
      {
        type: 'in_time',
        tookMs: 11 * HOUR,
      },
    )
  })

  test('a pause holds what is left and pushes the due time along', () => {
    const paused = input({ pausedAt: 4 * HOUR })
    const left = { type: 'paused', leftMs: 8 * HOUR }
    expect(clockState(paused, 4 * HOUR)).toEqual({ ...left, dueAt: 12 * HOUR })
    expect(clockState(paused, 30 * HOUR)).toEqual({ ...left, dueAt: 38 * HOUR })
  })

  test('[TM-2] a clock set back behind the pause does not shorten the due time', () => {
    expect(clockState(input({ pausedAt: 4 * HOUR }), 1 * HOUR).dueAt).toBe(12 * HOUR)
  })

  test('[F35] sleep does not stop it: it falls due 12 h after the capture', () => {
    const slept = input({ captured: [0, 0, 1] })
    expect(clockState(slept, 9 * HOUR)).toMatchObject({ type: 'half', leftMs: 3 * HOUR })
  })

  test('[TM-9][F37] a change to or from summer time inside it leaves 12 elapsed hours', () => {
    const evening = Date.parse('2026-10-24T18:00:00Z')
    const state = clockState(input({ enteredAt: evening }), evening)
    expect(state.dueAt - evening).toBe(12 * HOUR)
    // Entered at 20:00 by the wall clock, due at 07:00: the night had 13 hours.
    expect(wallTime(evening, 'Europe/Berlin').hour).toBe(20)
    expect(wallTime(state.dueAt, 'Europe/Berlin').hour).toBe(7)
  })

  test('what is left never grows, and what is late never shrinks', () => {
    const anyTime = fc.integer({ min: 0, max: 48 * HOUR })
    const leftMs = (now: number) => {
      const state = clockState(input({}), now)
      return state.type === 'overdue'
        ? -state.lateMs
        : 'leftMs' in state
          ? state.leftMs
          : null
    }
    fc.assert(
      fc.property(anyTime, anyTime, (a, b) => {
        const [early, late] = [Math.min(a, b), Math.max(a, b)]
        expect(Number(leftMs(early)) - Number(leftMs(late))).toBe(late - early)
      }),
    )
  })
})

describe('startedAt', () => {
  test('[TM-1] a wrong tablet clock moves nothing once the server has seen it', () => {
    const anySkew = fc.integer({ min: -10 * 365 * 24 * HOUR, max: 10 * 365 * 24 * HOUR })
    const anyBack = fc.integer({ min: 0, max: 24 * HOUR })
    const truth = Date.parse('2026-11-23T02:00:00Z')
    fc.assert(
      fc.property(anySkew, anyBack, (skewMs, backMs) => {
        const captured = [truth, truth - 1_000, truth + 1_000] as const
        const wrong = input({ enteredAt: truth + skewMs, backMs, captured })
        expect(startedAt(wrong)).toBe(truth - backMs)
      }),
    )
  })

  test('before the server has seen it, the tablet counts by its own clock', () => {
    expect(startedAt(input({ enteredAt: 5 * HOUR, backMs: HOUR }))).toBe(4 * HOUR)
  })

  test('a start after the entry counts from the entry', () => {
    expect(startedAt(input({ enteredAt: 5 * HOUR, backMs: -HOUR }))).toBe(5 * HOUR)
  })

  test.each([
    ['at the limit is believed', 15 * MINUTE, false, 10 * HOUR],
    ['one ms wider counts from the earliest', 15 * MINUTE + 1, true, 9 * HOUR],
  ])('[F34] a capture with bounds %s', (_, width, doubtful, expected) => {
    const captured = [10 * HOUR, 9 * HOUR, 9 * HOUR + width] as const
    expect(isDoubtful(captured)).toBe(doubtful)
    expect(startedAt(input({ enteredAt: 0, captured }))).toBe(expected)
  })

  test('nothing is doubted before the server has said anything', () => {
    expect(isDoubtful(null)).toBe(false)
  })
})

describe('byUrgency', () => {
  const timed = { leftMs: 0, lateMs: 0, tookMs: 0 }
  const at = (type: ClockState['type'], dueAt: number) =>
    ({ ...timed, type, dueAt }) as ClockState

  test('longest overdue first, then the nearest due, paused after them, done last', () => {
    const done = at('in_time', 1)
    const late = at('late', 2)
    const paused = at('paused', 3)
    const overdue = at('overdue', 4)
    const longOverdue = at('overdue', 2)
    const soon = at('soon', 5)
    const running = at('running', 9)
    expect(
      [done, running, paused, late, overdue, soon, longOverdue].sort(byUrgency),
    ).toEqual([longOverdue, overdue, soon, running, paused, done, late])
  })
})
