/** The same group counted at two doors: a hint, never a correction by itself. */
import { readStamp, type Stamp } from '../record/stamp.ts'
import { channelOf, type Visit } from './visit.ts'

/** Further apart and it was another group. */
export const TWIN_MS = 60_000

type Counted = Visit & {
  readonly id: string
  /** Its end names the run of the page that counted it. */
  readonly stamp: Stamp
}

/** `first` was counted before `second`; merging makes the second one void. */
export type Twins<V> = { readonly first: V; readonly second: V }

/**
 * Pairs of standing visits of the same size and channel, counted at different tablets within
 * a minute. A visit is in one pair at most, and no pair of which somebody said "two groups".
 */
export function possibleTwins<V extends Counted>(visits: readonly V[]): Twins<V>[] {
  const ordered = visits
    .filter((v) => v.lateReason === undefined)
    .sort((a, b) => a.arriveAt - b.arriveAt || (a.id < b.id ? -1 : 1))
  const paired = new Set<string>()
  return ordered.flatMap((first, i) => {
    if (paired.has(first.id)) return []
    for (const second of ordered.slice(i + 1)) {
      if (second.arriveAt - first.arriveAt > TWIN_MS) break
      if (paired.has(second.id) || !couldBeOne(first, second)) continue
      paired.add(first.id).add(second.id)
      return [{ first, second }]
    }
    return []
  })
}

function couldBeOne(a: Counted, b: Counted): boolean {
  return (
    readStamp(a.stamp).node !== readStamp(b.stamp).node &&
    a.headcount === b.headcount &&
    channelOf(a) === channelOf(b) &&
    b.distinctFrom !== a.id &&
    a.distinctFrom !== b.id
  )
}
