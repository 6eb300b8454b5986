/** Each rule is needed: without it, the same stories end with something lost or torn apart. */
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { runCampaign, summaryOf } from './campaign.ts'
import { seeded } from './random.ts'
import type { Rule } from './rules-off.ts'
import { tornBootstrap } from './torn-bootstrap.ts'
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

test('[B3][F18] without staging a bootstrap torn by a second restore loses what only one tablet held', async () => {
  const tell = async (off: Rule | null) =>
    tornBootstrap(universe.newWorld(seeded(1)), seeded(2), off)
  const fine = { diverged: 0, lost: 0, wentBack: 0, stuck: false, differences: [] }
  expect(await tell(null)).toEqual(fine)
  expect((await tell('staging')).lost).toBeGreaterThan(0)
})
