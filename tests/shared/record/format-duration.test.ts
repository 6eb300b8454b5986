import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatDuration } from '#shared/record/format-duration.ts'
import { LANGUAGES, type Language } from '#shared/record/language.ts'

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** ms of each unit word, read back from what a person sees. */
const UNIT_MS: Record<string, number> = {
  天: DAY,
  d: DAY,
  小時: HOUR,
  小时: HOUR,
  h: HOUR,
  分: MINUTE,
  m: MINUTE,
  秒: SECOND,
  s: SECOND,
}

/** What the words say, in ms, and in how many units. */
function readBack(text: string): { ms: number; units: number } {
  const pairs = [...text.matchAll(/(\d+) (\S+)/g)]
  const sizeOf = (unit: string) => UNIT_MS[unit] ?? Number.NaN
  const ms = pairs.reduce((sum, [, n, unit]) => sum + Number(n) * sizeOf(unit as string), 0)
  return { ms, units: pairs.length }
}

describe('formatDuration', () => {
  test.each<[number, string, string, string]>([
    [9 * HOUR + 12 * MINUTE + 59_999, '9 小時 12 分', '9 小时 12 分', '9 h 12 m'],
    [12 * HOUR, '12 小時', '12 小时', '12 h'],
    [24 * MINUTE + 30 * SECOND, '24 分', '24 分', '24 m'],
    [5 * MINUTE, '5 分', '5 分', '5 m'],
    [5 * MINUTE - 1, '4 分 59 秒', '4 分 59 秒', '4 m 59 s'],
    [MINUTE, '1 分', '1 分', '1 m'],
    [59_999, '59 秒', '59 秒', '59 s'],
    [1, '不到 1 秒', '不到 1 秒', 'under 1 s'],
    [0, '0 分', '0 分', '0 m'],
    [-5 * MINUTE, '0 分', '0 分', '0 m'],
    [48 * HOUR - 1, '47 小時 59 分', '47 小时 59 分', '47 h 59 m'],
    [51 * HOUR, '2 天 3 小時', '2 天 3 小时', '2 d 3 h'],
  ])('[TM-8] %d ms', (ms, ...expected) => {
    expect(LANGUAGES.map((language) => formatDuration(ms, language))).toEqual(expected)
  })

  test.each(LANGUAGES)('[TM-8] each second of 48 h is right in %s', (language) => {
    for (let s = 1; s <= 48 * 3_600; s += 1) checkTrue(s * SECOND, language)
  })

  test('[TM-8] any length is rounded down, in two units, never zero while there is some', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: SECOND, max: 400 * DAY }),
        fc.constantFrom(...LANGUAGES),
        checkTrue,
      ),
    )
  })

  test('[TM-8] below a second no number is claimed', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: SECOND - 1 }),
        fc.constantFrom(...LANGUAGES),
        (ms, language) => {
          expect(formatDuration(ms, language)).not.toMatch(/\b0\b/)
        },
      ),
    )
  })
})

function checkTrue(ms: number, language: Language): void {
  const text = formatDuration(ms, language)
  const said = readBack(text)
  const isRight =
    said.ms <= ms &&
    ms - said.ms < finestMs(ms) &&
    said.ms > 0 &&
    said.units <= 2 &&
    !/\b0\b/.test(text)
  // One check instead of half a million assertions keeps this under a second.
  if (!isRight) expect.fail(`${ms} ms became ${text} in ${language}`)
}

/** How much rounding down may hide at this length. */
function finestMs(ms: number): number {
  if (ms < 5 * MINUTE) return SECOND
  return ms < 48 * HOUR ? MINUTE : HOUR
}
