import { expect, test } from 'vitest'
import { daysOf, expectedBy, targetOn } from '#shared/target/straight-line.ts'
import type { Target } from '#shared/target/target.ts'

const MONTH = '2026-11'
const OF = { month: MONTH, measure: 'orders', personId: null } as const

function set(id: string, value: number, change: Partial<Target> = {}) {
  const body = {
    month: MONTH,
    measure: 'orders' as const,
    from: '2026-11-01',
    at: 1,
    value,
  }
  return { ...body, ...change, id }
}

test('a month has all its days', () => {
  expect(daysOf('2026-02')).toHaveLength(28)
  expect(daysOf('2028-02').at(-1)).toBe('2028-02-29')
})

test('every day brings its share; the last day brings the whole', () => {
  const targets = [set('a', 30)]
  expect(expectedBy(targets, OF, '2026-11-10')).toBeCloseTo(10)
  expect(expectedBy(targets, OF, '2026-11-30')).toBeCloseTo(30)
})

test('weekends weigh more where the store says so', () => {
  // November 2026: nine days of a weekend, the 1st is a Sunday.
  const weights = [1, 1, 1, 1, 1, 3, 3] as const
  const first = expectedBy([set('a', 48)], OF, '2026-11-01', weights)
  expect(first).toBeCloseTo((48 * 3) / (21 + 9 * 3))
})

test('changed in the middle of the month: the days before keep what held then', () => {
  const targets = [set('a', 30), set('b', 60, { from: '2026-11-16', at: 2 })]
  expect(expectedBy(targets, OF, '2026-11-15')).toBeCloseTo(15)
  expect(expectedBy(targets, OF, '2026-11-30')).toBeCloseTo(15 + 30)
})

test('of two from the same day the later said holds, whatever their order', () => {
  const [a, b] = [set('a', 30, { at: 1 }), set('b', 40, { at: 2 })]
  expect(targetOn([a, b], OF, '2026-11-05')?.value).toBe(40)
  expect(targetOn([b, a], OF, '2026-11-05')?.value).toBe(40)
})

test('set late, the days before count as if it had held; before it was set there is none', () => {
  const targets = [set('a', 30, { from: '2026-11-11' })]
  expect(expectedBy(targets, OF, '2026-11-10')).toBeNull()
  expect(expectedBy(targets, OF, '2026-11-12')).toBeCloseTo(12)
})

test("a person's target is not the store's", () => {
  const targets = [set('a', 30), set('b', 5, { personId: 'li' })]
  expect(targetOn(targets, OF, '2026-11-05')?.value).toBe(30)
  expect(targetOn(targets, { ...OF, personId: 'li' }, '2026-11-05')?.value).toBe(5)
  expect(targetOn(targets, { ...OF, personId: 'wu' }, '2026-11-05')).toBeNull()
})
