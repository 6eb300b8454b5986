import { describe, expect, test } from 'vitest'
import { dataAge } from '#client/features/briefing/data-age.ts'

const NOW = 1_795_000_000_000
const MINUTE = 60_000

describe('the age of what the wall shows', () => {
  const cases = [
    { name: 'this moment', ageMs: 0, expected: 'fresh' },
    { name: 'just under two minutes', ageMs: 2 * MINUTE - 1, expected: 'fresh' },
    { name: 'two minutes', ageMs: 2 * MINUTE, expected: 'recent' },
    { name: 'just under ten minutes', ageMs: 10 * MINUTE - 1, expected: 'recent' },
    { name: 'ten minutes', ageMs: 10 * MINUTE, expected: 'stale' },
    { name: 'three weeks', ageMs: 21 * 24 * 60 * MINUTE, expected: 'stale' },
  ]
  test.each(cases)('$name: $expected', ({ ageMs, expected }) => {
    expect(dataAge(NOW - ageMs, NOW)).toEqual({ type: expected, ageMs })
  })

  test('a clock put back does not make the data come from the future', () => {
    expect(dataAge(NOW + 5 * MINUTE, NOW)).toEqual({ type: 'fresh', ageMs: 0 })
  })

  test('never reached the server', () => {
    expect(dataAge(null, NOW)).toEqual({ type: 'none' })
  })
})
