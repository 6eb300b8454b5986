import { describe, expect, test } from 'vitest'
import { type EscalationInput, escalation, tellAt } from '#shared/complaint/escalation.ts'
import { whomToTell } from '#shared/complaint/whom-to-tell.ts'
import type { Role } from '#shared/people/person.ts'
import { instantAt } from '#shared/record/business-day.ts'

const HOUR = 3_600_000
const MINUTE = 60_000
const ZONE = 'Asia/Shanghai'
/** Monday 08:00 in the store: due at 20:00, outside quiet time. */
const T0 = instantAt('2026-11-23', 8, 0, ZONE)

type Given = Partial<Omit<EscalationInput, 'told' | 'course'>> & {
  told?: number[]
  course?: Partial<EscalationInput['course']>
}

function input({ told = [], course = {}, ...rest }: Given = {}): EscalationInput {
  return {
    complaint: { learnedAt: T0, enteredAt: T0 },
    course: { handledAt: null, pause: null, pausedMs: 0, ...course },
    captured: [T0, T0 - 2000, T0 + 2000],
    zone: ZONE,
    arrivedAt: T0,
    ...rest,
    told: new Set(told),
  }
}

const levelsAt = (given: Given, now: number) =>
  escalation(input(given), now).due.map(({ level }) => level)

describe('levels', () => {
  test.each([
    ['half time', 6 * HOUR, [0]],
    ['2 h left', 10 * HOUR, [1]],
    ['30 min left', 11.5 * HOUR, [2]],
    ['the breach', 12 * HOUR, [3]],
  ])('at %s exactly, not a millisecond before', (_name, after, due) => {
    const told = [0, 1, 2].filter((level) => level < (due[0] as number))
    expect(levelsAt({ told }, T0 + after - 1)).toEqual([])
    expect(levelsAt({ told }, T0 + after)).toEqual(due)
    expect(escalation(input({ told }), T0 + after - 1).nextAt).toBe(T0 + after)
  })

  test('[TM-3] asked a day too late, each level still carries its own due time', () => {
    const { due, nextAt } = escalation(input(), T0 + 36 * HOUR)
    expect(due.map(({ level, dueAt, isLate }) => [level, dueAt - T0, isLate])).toEqual([
      [0, 6 * HOUR, false],
      [1, 10 * HOUR, false],
      [2, 11.5 * HOUR, false],
      [3, 12 * HOUR, false],
    ])
    expect(nextAt).toBeNull()
  })

  test('[TM-4] what was told is not due again', () => {
    expect(escalation(input({ told: [0, 1, 2, 3] }), T0 + 40 * HOUR)).toEqual({
      due: [],
      nextAt: null,
    })
  })

  test('[TM-5] handled in time, even by a millisecond, nobody is told', () => {
    const course = { handledAt: T0 + 12 * HOUR - 1 }
    expect(escalation(input({ course }), T0 + 20 * HOUR)).toEqual({ due: [], nextAt: null })
  })

  test('a pause stops it and moves what follows', () => {
    const pause = { ...STEP, id: 'p', step: 'paused' as const, at: T0 + HOUR }
    expect(escalation(input({ course: { pause } }), T0 + 30 * HOUR).due).toEqual([])
    const course = { pausedMs: 3 * HOUR }
    expect(levelsAt({ course }, T0 + 6 * HOUR)).toEqual([])
    // Due at 23:00 now: warned of at 20:10 at the latest.
    expect(levelsAt({ course, told: [0] }, T0 + 12 * HOUR + 10 * MINUTE)).toEqual([1, 2])
  })

  test('an unclear capture counts from the earliest', () => {
    const captured = [T0, T0 - HOUR, T0 + HOUR] as const
    expect(levelsAt({ captured }, T0 + 5 * HOUR)).toEqual([0])
  })
})

describe('quiet time', () => {
  test.each([
    // T0, when owner, supervisor and manager are told.
    ['23T19:40', ['23T20:10', '23T20:10', '23T20:10']],
    ['23T09:00', ['23T15:00', '23T19:00', '23T20:10']],
    ['23T08:59', ['23T14:59', '23T18:59', '23T20:29']],
    ['23T20:29', ['23T20:10', '23T20:10', '23T20:10']],
    ['23T20:30', ['23T20:10', '23T20:10', '23T20:10']],
    ['23T20:31', ['24T02:31', '24T06:31', '24T08:01']],
  ])('from %s', (start, expected) => {
    const at = (text: string) => {
      const [day, hour, minute] = text.split(/[T:]/).map(Number) as [number, number, number]
      return instantAt(`2026-11-${day}`, hour, minute, ZONE)
    }
    const dueAt = at(start) + 12 * HOUR
    const told = [6 * HOUR, 2 * HOUR, 30 * MINUTE].map((left) => tellAt(dueAt, left, ZONE))
    expect(told).toEqual(expected.map(at))
    expect(tellAt(dueAt, 0, ZONE)).toBe(dueAt)
  })
})

describe('a pause until an hour', () => {
  const pausedAt = T0 + 5 * HOUR
  const pause = {
    ...{ by: 'p', day: '2026-11-23', complaintId: 'c' },
    ...{ id: 'p', step: 'paused' as const, at: pausedAt, until: pausedAt + HOUR },
  }

  test('looks again when it is over, and goes on with what is left', () => {
    const given = { course: { pause } }
    expect(escalation(input(given), pausedAt + 1)).toEqual({
      due: [],
      nextAt: pausedAt + HOUR,
    })
    // Half time was 6 h after the start; one hour did not count.
    expect(levelsAt(given, T0 + 7 * HOUR - 1)).toEqual([])
    expect(levelsAt(given, T0 + 7 * HOUR)).toEqual([0])
  })
})

describe('levels with less time', () => {
  test.each([
    [3, [4, 6, 7.5, 8]],
    [4, [2, 2, 3.5, 4]],
  ] as const)('level %i: hours after the start', (level, expected) => {
    const complaint = { learnedAt: T0, enteredAt: T0, level }
    const { due } = escalation(input({ complaint }), T0 + 20 * HOUR)
    expect(due.map(({ dueAt }) => (dueAt - T0) / HOUR)).toEqual(expected)
  })
})

test('a warning that would lie before the start is due at the start', () => {
  const at = instantAt('2026-11-23', 20, 29, ZONE)
  const given = {
    ...{ complaint: { learnedAt: at, enteredAt: at }, captured: [at, at, at] as const },
    arrivedAt: at,
  }
  const { due } = escalation(input(given), at)
  expect(due.map(({ dueAt }) => dueAt)).toEqual([at, at, at])
})

describe('late arrival', () => {
  test('[F36] overdue before it came: one level, at once, with the true due time', () => {
    const arrivedAt = T0 + 20 * HOUR
    expect(escalation(input({ arrivedAt }), arrivedAt)).toEqual({
      due: [],
      nextAt: arrivedAt + 10_000,
    })
    const { due, nextAt } = escalation(input({ arrivedAt }), arrivedAt + 10_000)
    expect(due).toEqual([
      { level: 3, role: 'general_manager', dueAt: T0 + 12 * HOUR, isLate: true },
    ])
    expect(nextAt).toBeNull()
  })

  test('half gone before it came: the missed warning, then the others in time', () => {
    const arrivedAt = T0 + 7 * HOUR
    expect(levelsAt({ arrivedAt }, arrivedAt + 9_999)).toEqual([])
    expect(levelsAt({ arrivedAt }, arrivedAt + 10_000)).toEqual([0])
    expect(levelsAt({ arrivedAt, told: [0] }, T0 + 12 * HOUR)).toEqual([1, 2, 3])
  })
})

describe('whom to tell', () => {
  const staff = (...roles: Role[]) =>
    roles.map((role) => ({ id: role, role, storeIds: ['s'], active: true }))
  const all = staff('consultant', 'supervisor', 'manager', 'office', 'admin')

  test.each([
    ['owner', 'consultant', ['consultant']],
    ['owner', null, ['supervisor']],
    ['supervisor', 'consultant', ['supervisor']],
    ['manager', 'consultant', ['manager']],
    ['general_manager', 'consultant', ['admin', 'office']],
  ] as const)('%s, owned by %s', (role, ownerId, ids) => {
    expect(whomToTell(role, { storeId: 's', people: all, ownerId })).toEqual(ids)
  })

  test('where nobody of a role works, the one above answers', () => {
    const people = staff('consultant', 'admin')
    expect(whomToTell('supervisor', { storeId: 's', people, ownerId: null })).toEqual([
      'admin',
    ])
    expect(whomToTell('supervisor', { storeId: 's', people: [], ownerId: null })).toEqual(
      [],
    )
  })

  test('not who is complained about: the next one up', () => {
    const staffing = { storeId: 's', people: all, ownerId: 'consultant' }
    const aboutStaff = ['consultant', 'supervisor']
    expect(whomToTell('owner', { ...staffing, aboutStaff })).toEqual(['manager'])
  })

  test('not who left, and not another store', () => {
    const people = [
      { id: 'left', role: 'manager' as const, storeIds: ['s'], active: false },
      { id: 'elsewhere', role: 'manager' as const, storeIds: ['t'], active: true },
      ...staff('admin'),
    ]
    expect(whomToTell('manager', { storeId: 's', people, ownerId: null })).toEqual([
      'admin',
    ])
  })
})

const STEP = { by: 'p', day: '2026-11-23', complaintId: 'c' }
