/** Each rule is needed: without it, the same stories end with something lost or torn apart. */
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { runCampaign, summaryOf } from './campaign.ts'
import type { Rule } from './rules-off.ts'
import { openUniverse, type Universe } from './world.ts'

let universe: Universe
beforeAll(async () => {
  universe = await openUniverse(inject('databaseUrl'))
})
afterAll(() => universe.close())

/** The seed that shows it first; with all rules on it is green like the others. */
const CASES: readonly (readonly [Rule, seed: number])[] = [
  ['witness', 6],
  ['log', 11],
  ['repair', 6],
  ['proof', 12],
]

test.each(CASES)(
  'without %s seed %i turns red',
  async (off, seed) => {
    const without = await runCampaign(universe, { seeds: [seed], off })
    expect(without.failed.length, summaryOf(without)).toBe(1)
    const withIt = await runCampaign(universe, { seeds: [seed] })
    expect(withIt.failed).toEqual([])
  },
  300_000,
)
