import { describe, expect, test } from 'vitest'
import { arrowOf, ellipseOf, isMeant } from '#client/photos/stroke.ts'

const at = (x: number, y: number) => ({ x, y })

describe('a stroke', () => {
  test('with the arrow is meant from a thirtieth of the picture on', () => {
    const arrow = (length: number) => ({
      tool: 'arrow' as const,
      points: [at(0, 0), at(500, 500), at(length, 0)],
    })
    expect([29, 30, 400].map((length) => isMeant(arrow(length), 1000))).toEqual([
      ...[false, true, true],
    ])
  })

  test('with brush or circle is meant with a single touch', () => {
    for (const tool of ['blur', 'circle'] as const) {
      expect(isMeant({ tool, points: [at(5, 5)] }, 1000)).toBe(true)
      expect(isMeant({ tool, points: [] }, 1000)).toBe(false)
    }
  })
})

test('an arrow points where the finger ended, its head behind the point', () => {
  const { from, to, wings } = arrowOf([at(0, 0), at(3, 90), at(100, 0)], 1000)
  expect([from, to]).toEqual([at(0, 0), at(100, 0)])
  for (const wing of wings) expect(wing.x).toBeCloseTo(100 - 40 * Math.cos(Math.PI / 6))
  expect(wings[0].y).toBeCloseTo(-wings[1].y)
})

test('a circle fills the box of the gesture, and is never a speck', () => {
  expect(ellipseOf([at(100, 50), at(300, 250)], 1000)).toEqual({
    ...at(200, 150),
    ...{ rx: 100, ry: 100 },
  })
  expect(ellipseOf([at(10, 10)], 1000)).toEqual({ ...at(10, 10), rx: 30, ry: 30 })
})
