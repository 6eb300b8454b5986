import { expect, test } from 'vitest'
import { instantAt } from '#shared/record/business-day.ts'
import { openMs } from '#shared/store/open-time.ts'

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
