/**
 * A short sum over a set of records: equal sets give equal text on every device, whatever
 * their order, and one flipped field changes it [D2].
 *
 * Deleted records do not count: the server forgets tombstones when tablets may still hold
 * them [D1]. Sums add up, so a large set may be taken in parts.
 */
import { canonicalJson, type Json } from '../record/json.ts'
import { isDeleted, type StampedFields, stampOf } from '../record/record.ts'

export type DigestInput = StampedFields & { readonly kind: string; readonly id: string }

/** Two sums mod 2^32. */
export type DigestSum = { readonly a: number; readonly b: number }

export const EMPTY_SUM: DigestSum = { a: 0, b: 0 }

export function digestOf(records: Iterable<DigestInput>): string {
  return digestText(addToSum(EMPTY_SUM, records))
}

export function addToSum(sum: DigestSum, records: Iterable<DigestInput>): DigestSum {
  let { a, b } = sum
  for (const record of records) {
    if (isDeleted(record)) continue
    const text = canonicalText(record)
    a = (a + hash32(text, 0x811c9dc5)) >>> 0
    b = (b + hash32(text, 0x1b873593)) >>> 0
  }
  return { a, b }
}

/** 16 hex digits. */
export function digestText({ a, b }: DigestSum): string {
  return a.toString(16).padStart(8, '0') + b.toString(16).padStart(8, '0')
}

function canonicalText(record: DigestInput): string {
  const fields = Object.keys(record.body)
    .sort()
    .map((f) => `${f}=${canonicalJson(record.body[f] as Json)}@${stampOf(record, f)}`)
  return `${record.kind} ${record.id} ${fields.join(' ')}`
}

/** FNV-1a over UTF-16 units, then a finalizer so that every bit of the text reaches every bit. */
function hash32(text: string, seed: number): number {
  let h = seed
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}
