/** The first half of 200 stories of trouble, the same ones every time, and what they found. */
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { runCampaign } from './campaign.ts'
import { proveRange } from './prove-range.ts'
import { openUniverse, type Universe } from './world.ts'

let universe: Universe
beforeAll(async () => {
  universe = await openUniverse(inject('databaseUrl'))
})
afterAll(() => universe.close())

/** Seeds that once failed stay, with what they found. */
const FOUND: readonly (readonly [seed: number, what: string])[] = [
  [2, 'a cursor had passed a foreign edit that its row had already moved beyond'],
  [80, 'a second restore took back the epoch of the first before anyone had its witness'],
]

describe('the fault model', () => {
  test.each([1, 26, 51, 76])(
    '[CO-1][CO-3][CO-14][F9][F17][F18][F19][F20][F54][F55][C1][E4][E5] 25 runs from seed %i: all agree, nothing lost, nothing back',
    async (first) => proveRange(universe, first, 25),
    300_000,
  )

  test.each(FOUND)(
    'seed %i stays solved: %s',
    async (seed) => {
      const tally = await runCampaign(universe, { seeds: [seed] })
      expect(tally.failed).toEqual([])
    },
    300_000,
  )
})
