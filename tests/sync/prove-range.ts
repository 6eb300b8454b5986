import { expect } from 'vitest'
import { runCampaign, summaryOf } from './campaign.ts'
import type { Universe } from './world.ts'

/** `count` runs from seed `first`: none may fail, and trouble must really have happened. */
export async function proveRange(
  universe: Universe,
  first: number,
  count: number,
): Promise<void> {
  const seeds = Array.from({ length: count }, (_, i) => first + i)
  const tally = await runCampaign(universe, { seeds })
  expect(tally.failed, summaryOf(tally)).toEqual([])
  expect(tally.writes).toBeGreaterThan(count * 15)
  expect(tally.restores).toBeGreaterThan(count / 2)
  expect(tally.clones).toBeGreaterThan(count / 3)
  expect(tally.deaths).toBeGreaterThan(count / 3)
}
