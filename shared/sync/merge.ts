/**
 * Field-wise last writer wins.
 *
 * Pure, commutative, associative, idempotent: any order of arrival and any number of
 * repeats give the same record on every device [M1][M2][M3].
 */
import { canonicalJson, type Json } from '../record/json.ts'
import { type Fields, type StampedFields, stampOf } from '../record/record.ts'
import type { Stamp } from '../record/stamp.ts'

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
  if (!held) return { body: set, stamp }
  return mergeFields(held, set, () => stamp)
}

function mergeFields<T extends StampedFields>(
  held: T,
  set: Fields,
  stampFor: (field: string) => Stamp,
): T {
  let body: Record<string, Json> | undefined
  const won = new Map<string, Stamp>()
  for (const field of Object.keys(set)) {
    const value = set[field] as Json
    const stamp = stampFor(field)
    if (!beats(value, stamp, held.body[field], stampOf(held, field))) continue
    body ??= { ...held.body }
    body[field] = value
    won.set(field, stamp)
  }
  if (!body) return held
  const { stamp: _stamp, stamps: _stamps, ...rest } = held
  const stamps = compactStamps(
    body,
    (field) => won.get(field) ?? (stampOf(held, field) as Stamp),
  )
  return { ...rest, body, ...stamps } as unknown as T
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
