/**
 * One change merged into a held record; what lost to a concurrent edit is kept [M7]. Pure.
 *
 * Concurrent = the author had not seen the value that is held. A change that arrives a
 * second time under a new number (a new client id, a restored server) looks like one; the
 * log tells them apart, so it is asked for whenever there is a clash.
 */
import { canonicalJson, type Json } from '#shared/record/json.ts'
import { stampOf } from '#shared/record/record.ts'
import type { Stamp } from '#shared/record/stamp.ts'
import type { Change } from '#shared/sync/change.ts'
import { applySet, beats } from '#shared/sync/merge.ts'
import type { Past } from './past.ts'
import type { Also, RecordState } from './record-state.ts'

export type Merged = {
  readonly state: RecordState
  /** The author's tablet shows exactly what is now held of these fields. */
  readonly isExact: boolean
  /** The log was needed and not given: ask again with it. */
  readonly needsPast: boolean
}

const MAX_ALSO = 5

export function mergeChange(
  held: RecordState,
  change: Change,
  by: string | null,
  past: Past | undefined,
): Merged {
  const fields = Object.keys(change.set)
  const state = applySet(held, change.set, change.stamp) as RecordState
  const isExact = fields.every(
    (f) =>
      stampOf(state, f) === change.stamp &&
      isSame(state.body[f] as Json, change.set[f] as Json),
  )
  const clashes = fields.filter((f) => isClash(held, change, f))
  if (clashes.length === 0) {
    const also = withoutKnown(held, change)
    const isSettled = also === held.also
    return {
      state: withAlso(state, also),
      isExact: isExact && isSettled,
      needsPast: false,
    }
  }
  if (!past) return { state, isExact: false, needsPast: true }
  const isRepeat = isHeldAlready(held, change.stamp) || past.has(change.stamp)
  const lost = clashes.filter((f) => {
    if (stampOf(held, f) === change.stamp) return true
    return !isRepeat && !knewRewritten(held, change, past, f)
  })
  const known = withoutKnown(held, change)
  if (lost.length === 0) {
    return { state: withAlso(state, known), isExact: false, needsPast: false }
  }
  const also: Also = { ...known }
  for (const f of lost) {
    also[f] = addLoser(also[f] ?? [], loserOf(held, change, by, past, f))
  }
  return { state: { ...state, also }, isExact: false, needsPast: false }
}

function withAlso(state: RecordState, also: Also | null): RecordState {
  return state.also === also ? state : { ...state, also }
}

function isClash(held: RecordState, { set, base, stamp }: Change, f: string): boolean {
  const heldStamp = stampOf(held, f)
  if (heldStamp === undefined) return false
  if (isSame(held.body[f] as Json, set[f] as Json)) return false
  // A cloned tablet repeats stamps with other values.
  if (heldStamp === stamp) return true
  if (base && Object.hasOwn(base, f) && base[f] === heldStamp) return stamp < heldStamp
  return true
}

/** The author's base is the held value under the stamp that the server rewrote [T1]. */
function knewRewritten(held: RecordState, change: Change, past: Past, f: string) {
  const base = change.base?.[f]
  const heldStamp = stampOf(held, f)
  return base !== undefined && past.rewriteOf(base) === heldStamp
}

/** A stamp is given once, so a field that carries it shows that the change was merged. */
function isHeldAlready(held: RecordState, stamp: Stamp): boolean {
  return held.stamp === stamp || Object.values(held.stamps ?? {}).includes(stamp)
}

/** Losing values of the fields whose winner the author had seen are settled. */
function withoutKnown(held: RecordState, { set, base, stamp }: Change): Also | null {
  const { also } = held
  if (!also || !base) return also
  const settled = Object.keys(set).filter((f) => {
    const heldStamp = stampOf(held, f)
    return Object.hasOwn(also, f) && base[f] === heldStamp && stamp > (heldStamp as Stamp)
  })
  if (settled.length === 0) return also
  const left = Object.entries(also).filter(([f]) => !settled.includes(f))
  return left.length === 0 ? null : Object.fromEntries(left)
}

type Loser = Also[string][number]

function loserOf(
  held: RecordState,
  change: Change,
  by: string | null,
  past: Past,
  f: string,
): Loser {
  const value = change.set[f] as Json
  const heldValue = held.body[f] as Json
  const heldStamp = stampOf(held, f) as Stamp
  if (!beats(value, change.stamp, heldValue, heldStamp)) return [value, change.stamp, by]
  const creator = heldStamp === held.stamp ? held.by : null
  const logged = past.authorOf(heldStamp, f)
  const author = logged === undefined ? creator : logged
  return [heldValue, heldStamp, author]
}

export function addLoser(losers: readonly Loser[], loser: Loser): Loser[] {
  const isThere = losers.some(([v, s]) => s === loser[1] && isSame(v, loser[0]))
  if (isThere) return [...losers]
  return [...losers, loser].sort((a, b) => (a[1] < b[1] ? 1 : -1)).slice(0, MAX_ALSO)
}

export function isSame(a: Json, b: Json): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object') return false
  return canonicalJson(a) === canonicalJson(b)
}
