import { describe, expect, test } from 'vitest'
import { fitWithin, longEdge } from '#shared/photo/photo-size.ts'

describe('fitWithin', () => {
  test.each([
    [{ width: 4000, height: 3000 }, 1600, { width: 1600, height: 1200 }],
    [{ width: 3000, height: 4000 }, 1600, { width: 1200, height: 1600 }],
    [{ width: 1600, height: 1600 }, 1600, { width: 1600, height: 1600 }],
    [{ width: 1601, height: 10 }, 1600, { width: 1600, height: 10 }],
    [{ width: 640, height: 480 }, 1600, { width: 640, height: 480 }],
    [{ width: 9000, height: 2 }, 1600, { width: 1600, height: 1 }],
  ])('%o within %i', (size, edge, expected) => {
    expect(fitWithin(size, edge)).toEqual(expected)
  })
})

test('photos get smaller once four fifths of the storage are used', () => {
  expect([null, 0, 0.8, 0.81, 1].map(longEdge)).toEqual([1600, 1600, 1600, 1280, 1280])
})
