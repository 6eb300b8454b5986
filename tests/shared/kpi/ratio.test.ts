import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { isFew, median, percentOf, ratioOf } from '#shared/kpi/ratio.ts'

test('of nothing there is no share: a dash, never 0 %', () => {
  expect(percentOf(ratioOf([], () => true))).toBeNull()
  expect(percentOf({ numerator: 0, denominator: 3 })).toBe(0)
})

test('per cent have one decimal', () => {
  expect(percentOf({ numerator: 132, denominator: 165 })).toBe(80)
  expect(percentOf({ numerator: 89, denominator: 165 })).toBe(53.9)
})

test('below ten cases a share is few', () => {
  expect(isFew({ numerator: 9, denominator: 9 })).toBe(true)
  expect(isFew({ numerator: 0, denominator: 10 })).toBe(false)
})

test('the median has as many values below as above it', () => {
  expect(median([])).toBeNull()
  expect(median([4, 1, 9])).toBe(4)
  expect(median([4, 1])).toBe(2.5)
  fc.assert(
    fc.property(fc.array(fc.integer(), { minLength: 1 }), (values) => {
      const middle = median(values) as number
      const below = values.filter((v) => v < middle).length
      const above = values.filter((v) => v > middle).length
      expect(Math.max(below, above)).toBeLessThanOrEqual(values.length / 2)
    }),
    { seed: 1 },
  )
})
