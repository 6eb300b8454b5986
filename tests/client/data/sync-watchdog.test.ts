import { describe, expect, test } from 'vitest'
import { isStuck } from '#client/data/sync-watchdog.ts'

const MINUTE = 60_000

describe('the watchdog', () => {
  test.each([
    { name: 'nothing waits', waitingSince: null, answeredAt: 9, isIt: false },
    { name: 'no answer yet', waitingSince: 0, answeredAt: null, isIt: false },
    { name: 'the server does not answer', waitingSince: 0, answeredAt: 0, isIt: false },
    { name: 'just short of ten minutes', waitingSince: 1, answeredAt: 9, isIt: false },
    { name: 'ten minutes while it answers', waitingSince: 0, answeredAt: 9, isIt: true },
  ])('[K6] stuck? $name', ({ waitingSince, answeredAt, isIt }) => {
    const headway = {
      waitingSince: waitingSince === null ? null : waitingSince * MINUTE,
      answeredAt: answeredAt === null ? null : answeredAt * MINUTE,
    }
    expect(isStuck(headway, 10 * MINUTE)).toBe(isIt)
  })
})
