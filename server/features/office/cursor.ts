/** Where a page of a list ended: what its last row is sorted by, so that it may be gone by now. */
import { AppError } from '#shared/errors.ts'

/** Compared part by part; the last one is an id, so that no two rows are equal. */
export type SortKey = readonly (number | string)[]

const MOST_PARTS = 6
const letters = new Intl.Collator('zh-Hant')

export function cursorOf(key: SortKey): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url')
}

/** `invalid` for one that is none of ours. */
export function readCursor(text: string): SortKey {
  const key = parsed(Buffer.from(text, 'base64url').toString())
  const isKey =
    Array.isArray(key) &&
    key.length <= MOST_PARTS &&
    key.every((part) => typeof part === 'number' || typeof part === 'string')
  if (!isKey) throw noCursor()
  return key
}

export function noCursor(): AppError {
  return new AppError('invalid', 'Not usable: after')
}

export function compareKeys(a: SortKey, b: SortKey): number {
  for (const [i, part] of a.entries()) {
    const order = compareParts(part, b[i] ?? 0)
    if (order !== 0) return order
  }
  return 0
}

function compareParts(a: number | string, b: number | string): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  const [left, right] = [String(a), String(b)]
  // What reads the same may still be written in two ways.
  return letters.compare(left, right) || (left < right ? -1 : Number(left > right))
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
