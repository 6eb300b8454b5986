import { describe, expect, test } from 'vitest'
import { callBackState, callBackTime } from '#shared/complaint/call-back.ts'
import type { ClockInput } from '#shared/complaint/complaint-clock.ts'
import { complaintCourse } from '#shared/complaint/complaint-course.ts'
import { mayCallBack, mayHandle, ownerProblem } from '#shared/complaint/complaint-people.ts'
import { complaintStatus } from '#shared/complaint/complaint-status.ts'
import { triesOf } from '#shared/complaint/contact-attempts.ts'
import { dueBeforeOpening, eveningAt } from '#shared/complaint/due-before-opening.ts'
import { levelAdvice } from '#shared/complaint/level-advice.ts'
import { isQuiet, lastCall } from '#shared/complaint/quiet-time.ts'
import { threeClocks } from '#shared/complaint/three-clocks.ts'
import { instantAt } from '#shared/record/business-day.ts'
import { HOUR, MINUTE, step } from './step-record.ts'

const ZONE = 'Asia/Taipei'
const on = (day: number, clock: string) => {
  const [hour = 0, minute = 0] = clock.split(':').map(Number)
  return instantAt(`2026-11-${day}`, hour, minute, ZONE)
}

describe('quiet time', () => {
  test.each([
    ['20:59', false],
    ['21:00', true],
    ['23:59', true],
    ['00:00', true],
    ['08:29', true],
    ['08:30', false],
    ['12:00', false],
  ])('%s', (clock, quiet) => {
    expect(isQuiet(on(23, clock), ZONE)).toBe(quiet)
  })

  test.each([
    ['due at 20:59: until then', on(23, '20:59'), null],
    ['due at 21:00: the evening itself', on(23, '21:00'), on(23, '20:30')],
    ['due at 07:40: the evening before', on(24, '07:40'), on(23, '20:30')],
    ['due as the quiet ends: the evening before', on(24, '08:30'), on(23, '20:30')],
    ['due a minute after: there is that minute', on(24, '08:31'), null],
  ])('[TM-1] the last call of one %s', (_, dueAt, expected) => {
    expect(lastCall(dueAt, ZONE)).toBe(expected)
  })
})

describe('due before opening', () => {
  const store = { zone: ZONE, opens: '08:30', closes: '18:30' }
  const item = (learnedAt: number, ...steps: ReturnType<typeof step>[]) => ({
    clock: {
      complaint: { learnedAt, enteredAt: learnedAt, level: 2 },
      course: complaintCourse(steps),
      captured: null,
    } satisfies ClockInput,
  })
  const night = item(on(23, '19:40'))
  const later = item(on(23, '17:00'))

  test.each([
    ['17:59', false],
    ['18:00', true],
    ['23:30', true],
    ['08:29', true],
    ['08:30', false],
  ])('at %s the list is shown: %s', (clock, isShown) => {
    expect(eveningAt(on(23, clock), store).isShown).toBe(isShown)
  })

  test('the doors open next this morning or tomorrow', () => {
    expect(eveningAt(on(23, '07:00'), store).opensAt).toBe(on(23, '08:30'))
    expect(eveningAt(on(23, '08:30'), store).opensAt).toBe(on(24, '08:30'))
  })

  test('what falls due by then, the nearest first; up to the minute of opening', () => {
    const atOpening = item(on(23, '20:30'))
    const after = item(on(23, '20:31'))
    const shown = dueBeforeOpening([after, atOpening, night, later], on(23, '20:40'), store)
    expect(shown.map((one) => one.item)).toEqual([later, night, atOpening])
  })

  test('what is handled is not on it, and by day there is no list', () => {
    const done = item(on(23, '19:40'), step('replied', on(23, '20:00')))
    expect(dueBeforeOpening([done], on(23, '20:40'), store)).toEqual([])
    expect(dueBeforeOpening([night], on(23, '17:59'), store)).toEqual([])
  })
})

describe('the three clocks', () => {
  const T0 = on(23, '10:00')
  const clocks = (level: 1 | 2 | 3 | 4, now: number, ...steps: ReturnType<typeof step>[]) =>
    threeClocks(
      {
        complaint: { learnedAt: T0, enteredAt: T0, level },
        ...{ course: complaintCourse(steps), captured: null, level },
      },
      now,
    )

  test.each([
    [1, 0.25, 0.25, 12],
    [2, 1, 4, 12],
    [3, 1, 2, 8],
    [4, 0.25, 1, 4],
  ] as const)('level %i: %d, %d and %d hours', (level, ack, response, handled) => {
    const due = clocks(level, T0).map(({ dueAt }) => (dueAt - T0) / HOUR)
    expect(due).toEqual([ack, response, handled])
  })

  test('a voice message is no response', () => {
    const tried = step('attempt', T0 + MINUTE, { method: 'phone', result: 'voice_message' })
    const shown = clocks(2, T0 + 5 * HOUR, tried)
    expect(shown.map(({ at, isLate }) => [at, isLate])).toEqual([
      [null, true],
      [null, true],
      [null, false],
    ])
  })

  test('the first contact tells the customer who is in charge too', () => {
    const contacted = step('contacted', T0 + 30 * MINUTE)
    const [ack, response] = clocks(2, T0 + HOUR, contacted)
    expect([ack?.at, response?.at]).toEqual([contacted.at, contacted.at])
    const told = step('acknowledged', T0 + 10 * MINUTE)
    expect(clocks(2, T0 + HOUR, contacted, told)[0]?.at).toBe(told.at)
  })

  test.each([
    ['at the target', 0, false],
    ['one ms after', 1, true],
  ])('%s is late: %s', (_, ms, isLate) => {
    expect(clocks(2, T0, step('contacted', T0 + 4 * HOUR + ms))[1]?.isLate).toBe(isLate)
  })
})

describe('people', () => {
  const complaint = { aboutStaff: ['chen'], ownerId: 'li', level: 2 } as const
  const course = complaintCourse([
    step('contacted', 1, { by: 'zhang' }),
    step('note', 2, { by: 'wang' }),
  ])

  test('the person complained about does not handle it, nobody else is barred', () => {
    expect(mayHandle('chen', complaint as never)).toBe(false)
    expect(mayHandle('li', complaint as never)).toBe(true)
    expect(mayHandle(null, complaint as never)).toBe(false)
  })

  test.each([
    ['whom it is about', 'chen', false],
    ['who owns it', 'li', false],
    ['who worked on it', 'zhang', false],
    ['who only wrote a note', 'wang', true],
    ['who had no part in it', 'lin', true],
  ])('called back by the one %s: %s', (_, id, able) => {
    expect(mayCallBack(id, complaint as never, course)).toBe(able)
  })

  test.each([
    ['nobody owns it', null, undefined, 2, 'nobody'],
    ['the person it is about', 'chen', 'supervisor', 2, 'about'],
    ['a consultant for a complaint', 'li', 'consultant', 2, 'too_low'],
    ['a supervisor for a complaint', 'li', 'supervisor', 2, null],
    ['a supervisor for an escalated one', 'li', 'supervisor', 3, 'too_low'],
    ['a manager for an escalated one', 'li', 'manager', 3, null],
    ['a manager for a major one', 'li', 'manager', 4, 'too_low'],
    ['somebody who has left', 'li', undefined, 4, null],
  ] as const)('owner: %s', (_, ownerId, role, level, problem) => {
    expect(ownerProblem({ ownerId, level, aboutStaff: ['chen'] }, role)).toBe(problem)
  })
})

describe('the call-back', () => {
  const executed = complaintCourse([step('executed', 0)])

  test.each([
    ['one ms before two hours', 2 * HOUR - 1, 'early'],
    ['at two hours', 2 * HOUR, 'open'],
    ['at 48 hours', 48 * HOUR, 'open'],
    ['one ms after', 48 * HOUR + 1, 'late'],
  ])('%s is %s', (_, now, state) => {
    const times = callBackTime(executed)
    expect(times && callBackState(times, now)).toBe(state)
  })

  test('counts from the answer when it was solved with it, and waits for a promise', () => {
    const solved = complaintCourse([step('replied', HOUR)])
    const promised = complaintCourse([step('replied', HOUR, { outcome: 'plan' })])
    expect(callBackTime(solved)?.aim).toBe(25 * HOUR)
    expect(callBackTime(promised)).toBeNull()
  })
})

describe('tries', () => {
  const tries = (...at: number[]) =>
    triesOf(
      at.map((one) => ({ at: one })),
      ZONE,
    )

  test('three within five minutes are one', () => {
    const start = on(23, '10:00')
    const { tries: counted } = tries(start, start + MINUTE, start + 5 * MINUTE - 1)
    expect(counted).toBe(1)
    expect(tries(start, start + 5 * MINUTE).tries).toBe(2)
  })

  test.each([
    ['on one day', [on(23, '10:00'), on(23, '14:00'), on(23, '19:00')], false],
    ['always in the morning', [on(23, '10:00'), on(24, '10:00'), on(25, '10:00')], false],
    ['only two', [on(23, '10:00'), on(24, '19:00')], false],
    [
      'on two days, at other hours',
      [on(23, '10:00'), on(23, '19:00'), on(24, '10:00')],
      true,
    ],
  ])('%s: enough %s', (_, at, isEnough) => {
    expect(tries(...at).isEnough).toBe(isEnough)
  })
})

describe('which level it should have', () => {
  const state = { type: 'running', leftMs: 1, dueAt: 10 * HOUR } as const
  const overdue = { type: 'overdue', lateMs: 1, dueAt: 10 * HOUR } as const
  const day = 24 * HOUR
  type Compared = Parameters<typeof levelAdvice>[0]['complaint']
  const here: Compared = {
    ...{ id: 'c', level: 2 as const, learnedAt: 100 * day, category: 'waiting' as const },
    ...{ phone: '0912-345-521', plate: '示A·12345', causeType: 'process' as const },
  }
  const other = (rest: Partial<Compared>): Compared => ({
    ...{ ...here, id: 'o', phone: '', plate: '', causeType: null },
    ...rest,
  })

  test.each([
    ['the same phone, written differently', { phone: '0912 345 521' }, 'repeat_customer'],
    ['the same plate, written differently', { plate: '示a12345' }, 'repeat_customer'],
    ['the same cause in the same matter', { causeType: 'process' }, 'repeat_cause'],
    ['the same cause elsewhere', { causeType: 'process', category: 'other' }, null],
    ['nothing in common', {}, null],
  ] as const)('%s within 30 days', (_, rest, why) => {
    const others = [other({ learnedAt: 70 * day, ...rest })]
    const advice = levelAdvice({ complaint: here, others, state, levels: [] })
    expect(advice?.why ?? null).toBe(why)
    if (advice) expect(advice.level).toBe(3)
  })

  test.each([
    ['at 30 days', 70 * day, true],
    ['one ms more', 70 * day - 1, false],
    ['one that came later', 100 * day + 1, false],
  ])('the same customer %s: %s', (_, learnedAt, isAdvised) => {
    const others = [other({ learnedAt, phone: '0912-345-521' })]
    const advice = levelAdvice({ complaint: here, others, state, levels: [] })
    expect(advice !== null).toBe(isAdvised)
  })

  test('overdue: one level up, once', () => {
    const input = { complaint: here, others: [], state: overdue, levels: [] }
    expect(levelAdvice(input)).toEqual({ level: 3, why: 'overdue' })
    const levels = [step('level', 11 * HOUR, { fromLevel: 2, toLevel: 3 })]
    expect(levelAdvice({ ...input, complaint: { ...here, level: 3 }, levels })).toBeNull()
    expect(levelAdvice({ ...input, complaint: { ...here, level: 4 } })).toBeNull()
  })
})

describe('the word for where it stands', () => {
  const accepted = step('accepted', 1)
  const contacted = step('contacted', 2)
  const plan = step('replied', 3, { outcome: 'plan' })
  const executed = step('executed', 4)
  const called = step('called_back', 5)

  test.each([
    ['new', []],
    ['acknowledged', [accepted]],
    ['in_progress', [accepted, contacted]],
    ['plan_agreed', [accepted, contacted, plan]],
    ['executed', [plan, executed]],
    ['executed', [step('replied', 3)]],
    ['call_back', [plan, executed, called]],
    ['closed', [plan, step('closed', 6)]],
    ['closed_unverified', [plan, step('closed', 6, { unverified: true })]],
    ['linked', [accepted, step('linked', 6)]],
  ] as const)('%s', (status, steps) => {
    expect(complaintStatus(complaintCourse(steps))).toBe(status)
  })
})
