/**
 * A mutation recognised without zod, which costs ten times as much: every push is full of
 * them. Says yes only to what `mutationSchema` takes; what it does not know, zod decides.
 */
import { STAMP_PATTERN } from '#shared/record/stamp.ts'
import type { Mutation } from '#shared/sync/change.ts'
import {
  FIELD_PATTERN,
  ID_PATTERN,
  KIND_PATTERN,
  MAX_BOOT_CHARS,
  MAX_CHANGES,
} from '#shared/sync/protocol.ts'

type Raw = Readonly<Record<string, unknown>>

/** `raw` came out of `JSON.parse`. */
export function isPlainMutation(raw: unknown): raw is Mutation {
  if (!isObject(raw) || countKeys(raw) !== 4) return false
  const { by, sv, at, changes } = raw
  return (
    (by === null || isText(by, ID_PATTERN)) &&
    isCount(sv) &&
    sv > 0 &&
    isCapture(at) &&
    Array.isArray(changes) &&
    changes.length > 0 &&
    changes.length <= MAX_CHANGES &&
    changes.every(isChange)
  )
}

function isCapture(at: unknown): boolean {
  if (!isObject(at) || countKeys(at) !== 5) return false
  const { wall, start, boot, off, seq } = at
  return (
    Number.isFinite(wall) &&
    Number.isFinite(start) &&
    typeof boot === 'string' &&
    boot.length <= MAX_BOOT_CHARS &&
    (off === null || Number.isFinite(off)) &&
    (seq === null || isCount(seq))
  )
}

function isChange(change: unknown): boolean {
  if (!isObject(change)) return false
  const { kind, id, stamp, set, base, isNew } = change
  const optional = (base === undefined ? 0 : 1) + (isNew === undefined ? 0 : 1)
  return (
    countKeys(change) === 4 + optional &&
    isText(kind, KIND_PATTERN) &&
    isText(id, ID_PATTERN) &&
    isText(stamp, STAMP_PATTERN) &&
    isObject(set) &&
    hasFieldNames(set) &&
    (base === undefined || isStamps(base)) &&
    (isNew === undefined || isNew === true)
  )
}

function isStamps(base: unknown): boolean {
  if (!isObject(base) || !hasFieldNames(base)) return false
  for (const field in base) if (!isText(base[field], STAMP_PATTERN)) return false
  return true
}

function hasFieldNames(fields: Raw): boolean {
  for (const field in fields) if (!FIELD_PATTERN.test(field)) return false
  return true
}

function isObject(value: unknown): value is Raw {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isText(value: unknown, pattern: RegExp): boolean {
  return typeof value === 'string' && pattern.test(value)
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0
}

function countKeys(value: Raw): number {
  let count = 0
  for (const _ in value) count++
  return count
}
