import { describe, expect, test } from 'vitest'
import { backoffMs } from '#client/sync/backoff.ts'

describe('the back-off', () => {
  test.each([
    { failures: 1, most: 1_000 },
    { failures: 2, most: 2_000 },
    { failures: 5, most: 16_000 },
    { failures: 9, most: 256_000 },
    { failures: 10, most: 300_000 },
    { failures: 2000, most: 300_000 },
  ])('[K3] after $failures failures waits at most $most ms', ({ failures, most }) => {
    expect(backoffMs({ failures, random: 1 })).toBe(most)
    expect(backoffMs({ failures, random: 0.5 })).toBe(most / 2)
    expect(backoffMs({ failures, random: 0 })).toBe(0)
  })

  test('[K3][F12] never comes before the server said, and spreads behind it', () => {
    expect(backoffMs({ failures: 1, random: 0, retryAfterMs: 30_000 })).toBe(30_000)
    expect(backoffMs({ failures: 3, random: 1, retryAfterMs: 30_000 })).toBe(34_000)
  })
})
