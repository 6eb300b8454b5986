import { describe, expect, test } from 'vitest'
import { hourColumns } from '#client/features/briefing/hour-columns.ts'

const counts = (byHour: Record<number, number>) =>
  Array.from({ length: 24 }, (_, hour) => byHour[hour] ?? 0)
const hoursOf = (byHour: Record<number, number>, opens: string, closes: string) =>
  hourColumns(counts(byHour), { opens, closes }).map((bar) => bar.hour)

describe('the hours on the wall', () => {
  test('are the opening hours on an empty day', () => {
    expect(hoursOf({}, '09:00', '18:00')).toEqual([9, 10, 11, 12, 13, 14, 15, 16, 17])
  })

  test('include the half hour before closing', () => {
    expect(hoursOf({}, '16:30', '18:30')).toEqual([16, 17, 18])
  })

  test('widen for whoever came before and after', () => {
    expect(hoursOf({ 8: 1, 20: 2 }, '10:00', '12:00')).toEqual([
      8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20,
    ])
  })

  test('put the small hours at the end: they belong to the night of this day', () => {
    expect(hoursOf({ 1: 1 }, '22:00', '23:00')).toEqual([22, 23, 0, 1])
  })

  test('measure each bar by the busiest hour and name every second of many', () => {
    const bars = hourColumns(counts({ 9: 2, 10: 8 }), { opens: '08:00', closes: '21:00' })
    expect(bars.find((bar) => bar.hour === 9)).toMatchObject({ count: 2, share: 0.25 })
    expect(bars.find((bar) => bar.hour === 10)).toMatchObject({ count: 8, share: 1 })
    expect(bars.filter((bar) => bar.isNamed).map((bar) => bar.hour)).toEqual([
      8, 10, 12, 14, 16, 18, 20,
    ])
  })
})
