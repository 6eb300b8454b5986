import { describe, expect, test } from 'vitest'
import { type WeakPinReason, weakPin } from '#shared/people/pin-rules.ts'

describe('weakPin', () => {
  const weak: [string, WeakPinReason][] = [
    ['123456', 'sequence'],
    ['654321', 'sequence'],
    ['012345', 'sequence'],
    ['890123', 'sequence'],
    ['135791', 'sequence'],
    ['000000', 'repeat'],
    ['777777', 'repeat'],
    ['123123', 'repeat'],
    ['121212', 'repeat'],
    ['122122', 'repeat'],
    ['123321', 'repeat'],
    ['112233', 'repeat'],
    ['111222', 'repeat'],
    ['900090', 'repeat'],
    ['147258', 'common'],
    ['521314', 'common'],
    ['168888', 'common'],
    ['850612', 'date'],
    ['310185', 'date'],
    ['123190', 'date'],
    ['199007', 'date'],
    ['200012', 'date'],
  ]

  test.each(weak)('[AU-5] %s is refused as %s', (pin, reason) => {
    expect(weakPin(pin)).toBe(reason)
  })

  test.each(['730962', '402817', '615384', '286049', '971346', '123457'])(
    '%s may be used',
    (pin) => {
      expect(weakPin(pin)).toBeNull()
    },
  )

  test('leaves most of the million for people to choose from', () => {
    // Every 11th of them: a step that no rule is periodic in.
    const some = Array.from({ length: 90_910 }, (_, i) => String(i * 11).padStart(6, '0'))
    const left = some.filter((pin) => weakPin(pin) === null)
    expect(left.length / some.length).toBeGreaterThan(0.85)
  })
})
