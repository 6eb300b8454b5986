/** The second half of the 200 stories, in a file of its own so that both run at once. */
import { afterAll, beforeAll, inject, test } from 'vitest'
import { proveRange } from './prove-range.ts'
import { openUniverse, type Universe } from './world.ts'

let universe: Universe
beforeAll(async () => {
  universe = await openUniverse(inject('databaseUrl'))
})
afterAll(() => universe.close())

test.each([101, 126, 151, 176])(
  '[CO-1][CO-3][CO-14][F9][F17][F18][F19][F20][F54][F55][C1][E4][E5] 25 runs from seed %i: all agree, nothing lost, nothing back',
  async (first) => proveRange(universe, first, 25),
  300_000,
)
