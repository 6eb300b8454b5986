/**
 * Forgetting: a record that carries `_erased` holds nothing in the fields it names, whoever
 * writes them and whenever [X1]. Only the server sets it; it is never taken off again.
 *
 * It travels as a field of the record, so that a tablet of any version passes it on and a
 * server restored from an old backup learns of it from the tablets.
 */
import type { Json } from '../record/json.ts'
import { DELETED, ERASED, type Fields } from '../record/record.ts'

/** Names of fields, sorted; `true`: all of the record, which thereby is deleted. */
export type Erasure = true | readonly string[]

export function erasureOf(body: Fields): Erasure | null {
  const value = body[ERASED]
  if (value === true) return true
  return Array.isArray(value) ? value.filter((f) => typeof f === 'string') : null
}

export function covers(erasure: Erasure | null, field: string): boolean {
  if (erasure === null || field === ERASED || field === DELETED) return false
  return erasure === true || erasure.includes(field)
}

/** Both together, whichever came first. */
export function joinErasures(a: Erasure | null, b: Erasure | null): Erasure | null {
  if (a === null || b === null) return a ?? b
  if (a === true || b === true) return true
  return [...new Set([...a, ...b])].sort()
}

/** What an erased field holds: nothing, in a way that a screen which expects a text can show. */
export function blankOf(value: Json): Json {
  return typeof value === 'string' ? '' : null
}

/** The body as it stands after its own erasure. */
export function obeyErasure(body: Fields): Fields {
  const erasure = erasureOf(body)
  if (erasure === null) return body
  const entries = Object.entries(body)
  return Object.fromEntries(
    erasure === true
      ? entries.filter(([f]) => !covers(true, f))
      : entries.map(([f, value]) => [f, covers(erasure, f) ? blankOf(value) : value]),
  )
}

/** What of a write may be kept; the same object when that is all of it. */
export function withoutErased(set: Fields, erasure: Erasure | null): Fields {
  const kept = Object.entries(set).filter(([f]) => !covers(erasure, f))
  return kept.length === Object.keys(set).length ? set : Object.fromEntries(kept)
}
