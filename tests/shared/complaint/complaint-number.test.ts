import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { complaintNumber } from '#shared/complaint/complaint-number.ts'

describe('complaintNumber', () => {
  test('is the same on every device', () => {
    const id = '3f2b8c1e-8c64-4b53-9a35-0f6c2f1f7d10'
    expect(complaintNumber({ id, day: '2026-11-23' })).toBe('C-1123-RF8')
  })

  test('has letters nobody mishears or misreads', () => {
    fc.assert(
      fc.property(fc.uuid(), (id) => {
        expect(complaintNumber({ id, day: '2026-01-09' })).toMatch(
          /^C-0109-[0-9A-HJKMNP-TV-Z]{3}$/,
        )
      }),
    )
  })

  test('a busy day of 40 complaints rarely has one number twice', () => {
    const id = (n: number) => `3f2b8c1e-8c64-4b53-9a35-${n.toString(16).padStart(12, '0')}`
    let clashes = 0
    for (let day = 0; day < 200; day++) {
      const numbers = Array.from({ length: 40 }, (_, n) =>
        complaintNumber({ id: id(day * 40 + n), day: '2026-11-23' }),
      )
      clashes += numbers.length - new Set(numbers).size
    }
    // 780 pairs a day, one in 32,768 clashes: about five in 200 days.
    expect(clashes).toBeLessThan(20)
  })
})
