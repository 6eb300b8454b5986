/**
 * Field-wise last writer wins.
 *
 * Pure, commutative, associative, idempotent: any order of arrival and any number of
 * repeats give the same record on every device [M1][M2][M3].
 */
import { canonicalJson, type Json } from '../record/json.ts'
import { ERASED, type Fields, type StampedFields, stampOf } from '../record/record.ts'
import type { Stamp } from '../record/stamp.ts'
import {
  blankOf,
  covers,
  type Erasure,
  erasureOf,
  joinErasures,
  obeyErasure,
} from './erased.ts'

/** Later stamp wins; a cloned tablet can repeat a stamp, then the greater JSON text wins [M4]. */
export function beats(
  value: Json,
  stamp: Stamp,
  held: Json | undefined,
  heldStamp: Stamp | undefined,
): boolean {
  if (heldStamp === undefined || held === undefined) return true
  if (stamp !== heldStamp) return stamp > heldStamp
  return canonicalJson(value) > canonicalJson(held)
}

/** `held` with every field of `incoming` that beats it; `held` itself when none does. */
export function mergeRecords<T extends StampedFields>(
  held: T | undefined,
  incoming: StampedFields,
): T | StampedFields {
  if (!held) return incoming
  return mergeFields(held, incoming.body, (field) => stampOf(incoming, field) as Stamp)
}

/** The record after one change of one stamp. */
export function applySet<T extends StampedFields>(
  held: T | undefined,
  set: Fields,
  stamp: Stamp,
): T | StampedFields {
  if (!held) return { body: obeyErasure(set), stamp }
  return mergeFields(held, set, () => stamp)
}

function mergeFields<T extends StampedFields>(
  held: T,
  set: Fields,
  stampFor: (field: string) => Stamp,
): T {
  let merged: Record<string, Json> | undefined
  const won = new Map<string, Stamp>()
  const erased = erasureOf(held.body)
  for (const field of Object.keys(set)) {
    if (erased === true && covers(erased, field)) continue
    const before = held.body[field]
    const value = admitted(erased, set, field)
    let stamp = stampFor(field)
    const heldStamp = stampOf(held, field)
    if (field === ERASED && before !== undefined && heldStamp !== undefined) {
      if (stamp < heldStamp) stamp = heldStamp
      if (stamp === heldStamp && canonicalJson(value) === canonicalJson(before)) continue
    } else if (!beats(value, stamp, before, heldStamp)) continue
    merged ??= { ...held.body }
    merged[field] = value
    won.set(field, stamp)
  }
  if (!merged) return held
  const body = obeyErasure(merged)
  const { stamp: _stamp, stamps: _stamps, ...rest } = held
  const stamps = compactStamps(
    body,
    (field) => won.get(field) ?? (stampOf(held, field) as Stamp),
  )
  return { ...rest, body, ...stamps } as unknown as T
}

/** What comes in, as far as it may: erasures add up, whichever came first [X1]. */
function admitted(erased: Erasure | null, set: Fields, field: string): Json {
  const value = set[field] as Json
  if (field === ERASED) return joinErasures(erased, erasureOf(set)) as Json
  return covers(erased, field) ? blankOf(value) : value
}

/** Least stamp in `stamp`, the others by field: equal records look equal, however built. */
export function compactStamps(
  body: Fields,
  stampFor: (field: string) => Stamp,
): { stamp: Stamp; stamps?: Record<string, Stamp> } {
  const fields = Object.keys(body)
  let stamp = stampFor(fields[0] as string)
  for (const field of fields) if (stampFor(field) < stamp) stamp = stampFor(field)
  const others = fields.filter((field) => stampFor(field) !== stamp)
  if (others.length === 0) return { stamp }
  return { stamp, stamps: Object.fromEntries(others.map((f) => [f, stampFor(f)])) }
}
