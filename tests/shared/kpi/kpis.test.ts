/** The worked example of domain.md 4.5, and the edges of each formula. */
import { expect, test } from 'vitest'
import { callBackSatisfaction, handledInTime } from '#shared/kpi/complaint-kpis.ts'
import { appointmentsKept, firstResponse, validCallRate } from '#shared/kpi/contact-kpis.ts'
import { cardsInTime, lastScore } from '#shared/kpi/inspection-kpis.ts'
import { percentOf } from '#shared/kpi/ratio.ts'
import {
  dmsSameDay,
  driveRate,
  drives,
  firstVisits,
  greeting,
  keptRate,
  orderPerDrive,
  orderRate,
  orders,
} from '#shared/kpi/visit-kpis.ts'
import type { Visit } from '#shared/visit/visit.ts'

const HOUR = 3_600_000

type Made = Partial<Visit>
const FIRST = { visitKind: 'new_car', visitOrder: 'first' } as const

function visits(count: number, change: (i: number) => Made = () => ({})) {
  return Array.from({ length: count }, (_, i) => ({
    ...{ day: '2026-11-23', arriveAt: 0, headcount: 1, byAppointment: false },
    ...FIRST,
    ...change(i),
  }))
}

test('kept, driven and ordered are shares of first visits for a car', () => {
  // 周敏 in May: 38 first visits, 35 kept, 27 driven, 12 orders.
  const all = [
    ...visits(38, (i) => ({
      recorded: i < 35,
      steps: [
        ...(i < 27 ? (['test_drive'] as const) : []),
        ...(i < 12 ? (['order'] as const) : []),
      ],
    })),
    ...visits(5, () => ({ visitOrder: 'repeat', recorded: true })),
    ...visits(4, () => ({ visitKind: 'non_sales', recorded: true })),
  ]
  expect(firstVisits(all)).toBe(38)
  expect(percentOf(keptRate(all))).toBe(92.1)
  expect(percentOf(driveRate(all))).toBe(71.1)
  expect(orderRate(all)).toEqual({ numerator: 12, denominator: 38 })
})

test('an order of a repeat visit counts, over first visits', () => {
  const all = [
    ...visits(2),
    ...visits(1, () => ({ visitOrder: 'repeat', steps: ['order'] })),
  ]
  expect(orderRate(all)).toEqual({ numerator: 1, denominator: 2 })
})

test('orders per drive look at visits with a drive only', () => {
  const all = [
    ...visits(1, () => ({ steps: ['order'] })),
    ...visits(1, () => ({ steps: ['test_ride', 'order'] })),
    ...visits(2, () => ({ steps: ['test_drive'] })),
  ]
  expect(drives(all)).toBe(3)
  expect(orderPerDrive(all)).toEqual({ numerator: 1, denominator: 3 })
})

test('who came for something else brings neither drive nor order', () => {
  const all = visits(1, () => ({ visitKind: 'pickup', steps: ['test_drive', 'order'] }))
  expect([drives(all), orders(all), orderPerDrive(all).denominator]).toEqual([0, 0, 0])
})

test('totals are ratios of sums, not means of percentages', () => {
  const one = visits(10, (i) => ({ recorded: i < 9 }))
  const two = visits(2, () => ({ recorded: false }))
  expect(percentOf(keptRate([...one, ...two]))).toBe(75)
})

test('DMS counts what was entered by the end of its own business day', () => {
  const at = Date.parse('2026-11-23T12:00:00Z')
  const dayOf = (ms: number) => new Date(ms).toISOString().slice(0, 10)
  const entered = (dmsEnteredAt: number) => ({
    recorded: true,
    dmsEntered: true,
    dmsEnteredAt,
  })
  const all = [
    ...visits(1, () => entered(at)),
    ...visits(1, () => entered(at + 24 * HOUR)),
    ...visits(1, () => ({ recorded: true })),
    ...visits(1, () => ({ recorded: false, dmsEntered: true, dmsEnteredAt: at })),
  ]
  expect(dmsSameDay(all, dayOf)).toEqual({ numerator: 1, denominator: 3 })
})

test('greeting: the middle wait, and those within three minutes', () => {
  const waits = [10_000, 180_000, 181_000]
  const all = visits(4, (i) => (i < 3 ? { greetedAt: waits[i] } : {}))
  expect(greeting(all)).toEqual({
    medianMs: 180_000,
    inTime: { numerator: 2, denominator: 3 },
  })
})

test('calls nobody has judged are neither valid nor not; void rows count nowhere', () => {
  const calls = [
    { contactKind: 'call', valid: 'valid' },
    { contactKind: 'call', valid: 'duplicate' },
    { contactKind: 'call' },
    { contactKind: 'web', valid: 'valid' },
    { contactKind: 'call', valid: 'valid', voidReason: 'wrong' },
  ] as const
  expect(validCallRate(calls)).toEqual({ numerator: 1, denominator: 2 })
})

test('first response: only those that had one', () => {
  const wait = (ms: number) => ({ receivedAt: 1_000, firstResponseAt: 1_000 + ms })
  const all = [wait(60_000), wait(HOUR), { receivedAt: 5 }]
  expect(firstResponse(all).inTime).toEqual({ numerator: 1, denominator: 2 })
})

test('a moved appointment counts where it went, a cancelled one as not kept', () => {
  const states = ['kept', 'kept', 'missed', 'moved', 'cancelled', 'set'] as const
  const all = states.map((appointmentState) => ({ appointmentState }))
  expect(appointmentsKept([...all, {}])).toEqual({ numerator: 2, denominator: 5 })
})

test('complaints that still have time are in neither number', () => {
  const at = Date.parse('2026-11-23T02:00:00Z')
  const one = (handledAfter: number | null) => ({
    complaint: { learnedAt: at, enteredAt: at, level: 1 as const },
    course: {
      handledAt: handledAfter === null ? null : at + handledAfter,
      pause: null,
      pausedMs: 0,
    },
    captured: null,
  })
  const all = [one(11 * HOUR), one(13 * HOUR), one(null)]
  expect(handledInTime(all, at + 11 * HOUR)).toEqual({ numerator: 1, denominator: 2 })
  expect(handledInTime(all, at + 13 * HOUR)).toEqual({ numerator: 1, denominator: 3 })
})

test('satisfaction is of call-backs that were answered', () => {
  const said = ['very', 'satisfied', 'fair', 'no_answer', undefined] as const
  const courses = said.map((satisfaction) => ({
    done: satisfaction ? { called_back: { satisfaction } } : {},
  }))
  expect(callBackSatisfaction(courses as never)).toEqual({ numerator: 2, denominator: 3 })
})

test('5S: the score of the round signed last; cards verified by their time', () => {
  const signed = (at: number, scorePct: number) => ({
    ...{ at, scorePct, grade: 'green' as const, criticalFails: 0 },
  })
  expect(lastScore([signed(2, 90), signed(5, 97), signed(3, 80)])?.scorePct).toBe(97)
  expect(lastScore([])).toBeNull()
  const card = (verifiedAt: number | null, change: object = {}) => ({
    ...{ dueAt: 100, wasLate: false, cancelled: null, ...change },
    verified: verifiedAt === null ? null : { at: verifiedAt },
  })
  const cards = [
    card(90),
    card(150),
    card(90, { wasLate: true }),
    card(null),
    card(null, { dueAt: 500 }),
    card(null, { cancelled: { at: 1 } }),
  ]
  expect(cardsInTime(cards as never, 200)).toEqual({ numerator: 1, denominator: 4 })
})
