import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { instantAt, wallTime } from '#shared/record/business-day.ts'
import { countVisits } from '#shared/visit/count-visits.ts'
import { numberRows, sheetTotals } from '#shared/visit/day-totals.ts'
import type { Visit } from '#shared/visit/visit.ts'
import { visitGaps } from '#shared/visit/visit-gaps.ts'
import { VISIT_KINDS, VISIT_ORDERS, VISIT_STEPS } from '#shared/visit/visit-values.ts'

const ZONE = 'Asia/Shanghai'
const DAY = '2026-06-12'
const at = (clock: string) => {
  const [hour, minute] = clock.split(':').map(Number) as [number, number]
  return instantAt(DAY, hour, minute, ZONE)
}
const NEXT = at('10:00') + 86_400_000
const car = { day: DAY, visitKind: 'new_car', byAppointment: false } as const

/** The sheet of domain.md 2.5, as it stood at 18:00. */
const SHEET: readonly (Visit & { id: string })[] = [
  {
    ...car,
    ...{ id: '1', arriveAt: at('09:12'), leaveAt: at('10:05'), headcount: 2 },
    ...{ visitOrder: 'first', source: 'portal', consultantId: 'chen', recorded: true },
    ...{ nameOrCall: '王先生', phone: '13800000001', models: ['M2 SUV'] },
    ...{ levelAtLeave: 'A', steps: ['test_drive'], nextContactAt: NEXT, dmsEntered: true },
  },
  {
    ...car,
    ...{ id: '2', arriveAt: at('09:40'), leaveAt: at('09:52'), headcount: 1 },
    ...{ visitOrder: 'first', source: 'passing_by', consultantId: 'lin', recorded: false },
    ...{ notRecordedReason: 'refused', models: ['M1'], noTestDriveReason: 'no_time' },
    ...{ dmsEntered: true },
  },
  {
    ...car,
    ...{ id: '3', arriveAt: at('10:20'), leaveAt: at('11:35'), headcount: 3 },
    ...{ visitOrder: 'repeat', invitedBy: 'phone', source: 'owner_referral' },
    ...{ consultantId: 'zhou', recorded: true, nameOrCall: '李女士' },
    ...{ phone: '13800000002', models: ['M3 EV'], levelAtLeave: 'O', steps: ['order'] },
    ...{ nextContactAt: NEXT, dmsEntered: true },
  },
  {
    ...car,
    ...{ id: '4', arriveAt: at('14:05'), leaveAt: at('14:30'), headcount: 2 },
    ...{ visitOrder: 'first', source: 'event', consultantId: 'he', recorded: true },
    ...{ nameOrCall: '趙先生', phone: '13800000003', models: ['M2 SUV'] },
    ...{ levelAtLeave: 'B', noTestDriveReason: 'declined', nextContactAt: NEXT },
  },
  {
    ...{ id: '5', day: DAY, arriveAt: at('15:10'), leaveAt: at('15:15'), headcount: 1 },
    ...{ visitKind: 'non_sales', visitOrder: 'unknown', byAppointment: false },
  },
]

describe('the foot of the sheet', () => {
  test('adds up the sample day of the trade book', () => {
    const { byHour, ...totals } = sheetTotals(SHEET, ZONE)
    expect(totals).toEqual({
      ...{ batches: 5, people: 9, first: 3, repeat: 1, unknown: 0, other: 1 },
      ...{ byAppointment: 0, recorded: 2, testDrives: 1, orders: 1 },
      ...{ withoutConsultant: 0, dmsEntered: 3, open: 0 },
      bySource: [
        ['event', 1],
        ['owner_referral', 1],
        ['passing_by', 1],
        ['portal', 1],
      ],
    })
    expect(byHour.flatMap((n, hour) => (n ? [[hour, n]] : []))).toEqual([
      [9, 2],
      [10, 1],
      [14, 1],
      [15, 1],
    ])
  })

  const anyVisit: fc.Arbitrary<Visit> = fc.record({
    day: fc.constant(DAY),
    arriveAt: fc.integer({ min: at('09:00'), max: at('18:00') }),
    headcount: fc.integer({ min: 1, max: 4 }),
    visitKind: fc.constantFrom(...VISIT_KINDS),
    visitOrder: fc.constantFrom(...VISIT_ORDERS),
    byAppointment: fc.boolean(),
    consultantId: fc.constantFrom(null, 'a', 'b'),
    source: fc.constantFrom(null, 'portal', 'event', ' '),
    recorded: fc.constantFrom(null, true, false),
    steps: fc.constantFrom(null, ...VISIT_STEPS.map((step) => [step])),
    dmsEntered: fc.constantFrom(null, true, false),
  })

  test('[CO-10] every total equals a naive count, row by row', () => {
    fc.assert(
      fc.property(fc.array(anyVisit, { maxLength: 60 }), (visits) => {
        const totals = sheetTotals(visits, ZONE)
        const naive = { first: 0, repeat: 0, unknown: 0, other: 0, recorded: 0, open: 0 }
        let drives = 0
        let orders = 0
        let nobody = 0
        const hours = new Map<number, number>()
        for (const v of visits) {
          const { hour } = wallTime(v.arriveAt, ZONE)
          hours.set(hour, (hours.get(hour) ?? 0) + 1)
          if (visitGaps(v).length > 0) naive.open += 1
          if (v.visitKind !== 'new_car') {
            naive.other += 1
            continue
          }
          naive[v.visitOrder] += 1
          if (v.visitOrder === 'first' && v.recorded) naive.recorded += 1
          if (v.steps?.[0] === 'test_drive' || v.steps?.[0] === 'test_ride') drives += 1
          if (v.steps?.[0] === 'order') orders += 1
          if (v.consultantId === null) nobody += 1
        }
        expect(totals).toMatchObject(naive)
        expect(totals.batches).toBe(visits.length)
        expect(totals.testDrives).toBe(drives)
        expect(totals.orders).toBe(orders)
        expect(totals.withoutConsultant).toBe(nobody)
        expect(totals.byHour.map((n, h) => n - (hours.get(h) ?? 0))).toEqual(
          Array(24).fill(0),
        )
        const cars = visits.length - naive.other
        expect(totals.bySource.reduce((sum, [, n]) => sum + n, 0)).toBe(cars)
      }),
    )
  })

  test('[CO-10] the sheet and the door count the same batches and hours', () => {
    fc.assert(
      fc.property(fc.array(anyVisit, { maxLength: 40 }), (visits) => {
        const rows = visits.map((v, i) => ({ ...v, id: String(i) }))
        const door = countVisits(rows, [], ZONE)
        const sheet = sheetTotals(rows, ZONE)
        expect(sheet.batches).toBe(door.batches)
        expect(sheet.people).toBe(door.people)
        expect(sheet.byHour).toEqual(door.byHour)
        expect(sheet.other).toBe(door.byChannel.other)
      }),
    )
  })
})

describe('the running number', () => {
  test('is by arrival, whatever the order in which the tablets were heard', () => {
    const rows = [
      { id: 'c', arriveAt: 2 },
      { id: 'b', arriveAt: 1 },
      { id: 'a', arriveAt: 1 },
    ]
    const numbers = numberRows(rows)
    expect(['a', 'b', 'c'].map((id) => numbers.get(id))).toEqual([1, 2, 3])
    expect(numberRows(rows.toReversed())).toEqual(numbers)
  })
})
