/** The clock as a store has set it: opening hours, quiet time, and nothing moved afterwards. */
import { describe, expect, test } from 'vitest'
import { type ClockInput, clockState } from '#shared/complaint/complaint-clock.ts'
import { complaintCourse } from '#shared/complaint/complaint-course.ts'
import { type EscalationInput, escalation } from '#shared/complaint/escalation.ts'
import { isQuiet, lastCall, quietEnd } from '#shared/complaint/quiet-time.ts'
import type { RuleBook } from '#shared/complaint/rule-book.ts'
import { instantAt } from '#shared/record/business-day.ts'
import { step } from './step-record.ts'

const ZONE = 'Asia/Shanghai'
const HOUR = 3_600_000
const on = (day: number, clock: string) => {
  const [hour = 0, minute = 0] = clock.split(':').map(Number)
  return instantAt(`2026-11-${day}`, hour, minute, ZONE)
}
/** Monday the 23rd, as the example of domain.md 7.2. */
const T0 = on(23, '19:40')
const HOURS = { zone: ZONE, opens: '08:30', closes: '18:30' }
const openFrom = (from: number): RuleBook => ({
  store: { ...HOURS, clockModes: [{ from, mode: 'open' }] },
})

function input(given: Partial<ClockInput> = {}): ClockInput {
  return {
    complaint: { learnedAt: T0, enteredAt: T0 },
    course: complaintCourse([]),
    captured: null,
    ...given,
  }
}

describe('opening hours', () => {
  const book = openFrom(0)

  test('twelve hours end on the second day, and nothing is left off at night', () => {
    const dueAt = on(25, '10:30')
    expect(clockState(input({ book }), T0)).toEqual({
      ...{ type: 'running', leftMs: 12 * HOUR, dueAt },
    })
    const morning = clockState(input({ book }), on(24, '08:30'))
    expect(morning).toMatchObject({ leftMs: 12 * HOUR, dueAt })
    expect(clockState(input({ book }), on(24, '14:30'))).toMatchObject({
      ...{ type: 'half', leftMs: 6 * HOUR },
    })
    expect(clockState(input({ book }), dueAt + 1)).toMatchObject({ type: 'overdue' })
  })

  test('a closed day moves the end', () => {
    const closed = { store: { ...book.store, closedDays: ['2026-11-24'] } }
    expect(clockState(input({ book: closed }), T0).dueAt).toBe(on(26, '10:30'))
  })

  test('of a pause only the open hours are given back', () => {
    const steps = [step('paused', on(24, '17:30')), step('resumed', on(25, '09:30'))]
    const course = complaintCourse(steps)
    expect(clockState(input({ book, course }), on(25, '09:30')).dueAt).toBe(on(25, '12:30'))
  })

  test('an answer is late by the hours that count', () => {
    const course = complaintCourse([step('replied', on(25, '11:00'))])
    expect(clockState(input({ book, course }), on(25, '12:00'))).toMatchObject({
      ...{ type: 'late', lateMs: HOUR / 2, tookMs: 12.5 * HOUR },
    })
  })

  test('[TM-3] whom to tell goes by them, too', () => {
    const told = new Set<number>()
    const asked: EscalationInput = { ...input({ book }), zone: ZONE, told, arrivedAt: T0 }
    const { due } = escalation(asked, on(30, '10:00'))
    expect(due.map(({ dueAt }) => dueAt)).toEqual([
      ...[on(24, '14:30'), on(24, '18:30'), on(25, '10:00'), on(25, '10:30')],
    ])
  })

  test('set after it began, they leave its clock alone', () => {
    const dueAt = T0 + 12 * HOUR
    expect(clockState(input({ book: openFrom(T0 + 1) }), T0).dueAt).toBe(dueAt)
    expect(clockState(input({ book: openFrom(T0) }), T0).dueAt).toBe(on(25, '10:30'))
    const back = openFrom(0).store.clockModes ?? []
    const store = { ...HOURS, clockModes: [...back, { from: T0, mode: 'clock' as const }] }
    expect(clockState(input({ book: { store } }), T0).dueAt).toBe(dueAt)
  })
})

describe('quiet time of a store', () => {
  test.each([
    // From, to, at, quiet, until when it is, last call of what falls due then.
    ['22:00', '07:00', '21:30', false, null, null],
    ['22:00', '07:00', '22:00', true, on(24, '07:00'), on(23, '21:30')],
    ['22:00', '07:00', '06:59', true, on(23, '07:00'), on(22, '21:30')],
    ['12:00', '14:00', '13:00', true, on(23, '14:00'), on(23, '11:30')],
    ['12:00', '14:00', '21:00', false, null, null],
    ['00:00', '06:00', '05:00', true, on(23, '06:00'), on(22, '23:30')],
    ['09:00', '09:00', '09:00', false, null, null],
  ])('%s to %s, at %s: %s', (from, to, clock, quiet, end, call) => {
    const at = on(23, clock)
    expect(isQuiet(at, ZONE, { from, to })).toBe(quiet)
    expect(lastCall(at, ZONE, { from, to })).toBe(call)
    if (end !== null) expect(quietEnd(at, ZONE, { from, to })).toBe(end)
  })

  test('[TM-3] warnings come before it, wherever it lies', () => {
    const book = { store: { ...HOURS, quietFrom: '19:00', quietTo: '08:00' } }
    const began = on(23, '08:00')
    const asked: EscalationInput = {
      ...input({ complaint: { learnedAt: began, enteredAt: began }, book }),
      ...{ zone: ZONE, told: new Set<number>(), arrivedAt: began },
    }
    const { due } = escalation(asked, on(24, '10:00'))
    expect(due.map(({ dueAt }) => dueAt)).toEqual([
      ...[on(23, '14:00'), on(23, '18:00'), on(23, '18:10'), on(23, '20:00')],
    ])
  })
})
