import { describe, expect, test } from 'vitest'
import { instantAt } from '#shared/record/business-day.ts'
import { afterOpenMs, openMs } from '#shared/store/open-time.ts'
import { hoursOn, nextOpening, type StoreHours } from '#shared/store/store-hours.ts'

const HOUR = 3_600_000
const DAY = { zone: 'Europe/Berlin', opens: '08:30', closes: '18:30' }
const NIGHT = { ...DAY, opens: '18:00', closes: '02:00' }

const at = (day: string, hour: number, minute = 0) => instantAt(day, hour, minute, DAY.zone)

test.each([
  ['inside a day', DAY, at('2026-11-23', 9), at('2026-11-23', 11), 2],
  ['before it opens', DAY, at('2026-11-23', 5), at('2026-11-23', 8, 30), 0],
  ['over a night', DAY, at('2026-11-23', 17, 30), at('2026-11-24', 9, 30), 2],
  ['over the end of summer time', DAY, at('2026-10-24', 12), at('2026-10-26', 12), 20],
  ['past midnight', NIGHT, at('2026-11-23', 23), at('2026-11-24', 1), 2],
  ['to its end past midnight', NIGHT, at('2026-11-23', 12), at('2026-11-24', 12), 8],
  ['backwards', DAY, at('2026-11-23', 11), at('2026-11-23', 9), 0],
])('%s', (_name, hours, from, to, expected) => {
  expect(openMs({ from, to }, hours) / HOUR).toBe(expected)
})

describe('days that differ', () => {
  /** Monday the 23rd as usual, Tuesday shorter, Wednesday never, Thursday a holiday. */
  const WEEK: StoreHours = {
    ...DAY,
    week: [
      { opens: '08:30', closes: '18:30' },
      { opens: '10:00', closes: '12:00' },
      null,
      ...Array.from({ length: 4 }, () => ({ opens: '08:30', closes: '18:30' })),
    ],
    closedDays: ['2026-11-26'],
  }

  test.each([
    ['2026-11-23', '08:30'],
    ['2026-11-24', '10:00'],
    ['2026-11-25', null],
    ['2026-11-26', null],
    ['2026-11-27', '08:30'],
  ])('on %s the doors open at %s', (day, opens) => {
    expect(hoursOn(WEEK, day)?.opens ?? null).toBe(opens)
  })

  test('only open hours count', () => {
    const from = at('2026-11-23', 17, 30)
    expect(openMs({ from, to: at('2026-11-27', 9, 30) }, WEEK) / HOUR).toBe(4)
    expect(afterOpenMs(from, 4 * HOUR, WEEK)).toBe(at('2026-11-27', 9, 30))
    expect(afterOpenMs(from, HOUR, WEEK)).toBe(at('2026-11-23', 18, 30))
  })

  test('the next opening skips the days nobody comes', () => {
    expect(nextOpening(at('2026-11-24', 10), WEEK)).toBe(at('2026-11-27', 8, 30))
    expect(nextOpening(at('2026-11-24', 9, 59), WEEK)).toBe(at('2026-11-24', 10))
  })

  test('a store that never opens keeps the clock of the wall', () => {
    const never: StoreHours = { ...DAY, week: Array.from({ length: 7 }, () => null) }
    const from = at('2026-11-23', 9)
    expect(afterOpenMs(from, HOUR, never)).toBe(from + HOUR)
    expect(nextOpening(from, never)).toBe(at('2026-11-24', 8, 30))
  })
})
