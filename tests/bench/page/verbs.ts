/**
 * What the bench asks of a page. Times are taken here, in ms, around the work alone.
 *
 * The page of the limit process and the page of the real server are the same bundle, each on
 * its own origin, so that every request is to its own origin.
 */
import { flat, type SampleInput, sampleVisits } from '../sample-visits.ts'
import { putRaw } from './raw-store.ts'
import { rawOf, rawVerbs } from './raw-verbs.ts'
import type { TabletInput } from './tablet.ts'
import { newVisit, tabletOf, tabletVerbs } from './tablet-verbs.ts'
import { timed } from './timed.ts'

export const verbs = {
  ...rawVerbs,
  ...tabletVerbs,

  /** P1: one at a time, limit and ours in turn. */
  async taps(input: { tablet: TabletInput; raw: string; sample: SampleInput }) {
    const visits = sampleVisits(input.sample)
    const { save } = tabletOf(input.tablet)
    const raw = await rawOf(input.raw)
    const taken = { limit: [] as number[], ours: [] as number[] }
    for (const one of visits) {
      const { id, body } = one
      taken.limit.push(await timed(() => putRaw(raw, [flat(one)])))
      taken.ours.push(await timed(() => save([newVisit(id, body)])))
    }
    return taken
  },
}

export type PageVerbs = typeof verbs
