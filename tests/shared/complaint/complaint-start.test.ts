import { describe, expect, test } from 'vitest'
import { startProblem } from '#shared/complaint/complaint-start.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const NOW = 1_000 * HOUR

describe('startProblem', () => {
  test.each([
    ['now', 0, undefined, null],
    ['one ms ahead', -1, 'a reason', 'future'],
    ['a minute ago, unasked', MINUTE, undefined, null],
    ['a minute and 1 ms ago without a reason', MINUTE + 1, undefined, 'reason_missing'],
    ['a minute and 1 ms ago with blanks', MINUTE + 1, '  ', 'reason_missing'],
    ['a minute and 1 ms ago with a reason', MINUTE + 1, 'on the road', null],
    ['24 h ago with a reason', 24 * HOUR, 'told at home', null],
    ['24 h and 1 ms ago', 24 * HOUR + 1, 'told at home', 'too_far_back'],
    ['25 h ago', 25 * HOUR, 'told at home', 'too_far_back'],
  ])('[TM-6] %s', (_, backMs, lateReason, expected) => {
    expect(startProblem({ learnedAt: NOW - backMs, enteredAt: NOW, lateReason })).toBe(
      expected,
    )
  })
})
