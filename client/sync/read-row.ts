/**
 * Rows of an answer, checked by hand: thousands come at once, and a schema takes longer over
 * one than IndexedDB does. As strict as the schema about everything the engine relies on; what
 * a body holds is the business of its kind, which may be newer than we are [L6].
 */
import { STAMP_PATTERN } from '#shared/record/stamp.ts'
import type { RecordRow } from '#shared/sync/protocol.ts'

/** Null when it is no row. Properties this version does not know are left out. */
export function readRow(value: unknown): RecordRow | null {
  if (!isObject(value)) return null
  const { kind, id, sv, body, stamp, stamps, by, captured, also } = value
  const isWhole =
    typeof kind === 'string' &&
    typeof id === 'string' &&
    typeof sv === 'number' &&
    isObject(body) &&
    isStamp(stamp) &&
    (stamps === undefined || (isObject(stamps) && Object.values(stamps).every(isStamp))) &&
    (by === null || typeof by === 'string') &&
    (captured === null || isCaptured(captured)) &&
    (also === undefined || (isObject(also) && Object.values(also).every(isLosers)))
  if (!isWhole) return null
  return {
    ...{ kind, id, sv, body, stamp, by, captured },
    ...(stamps !== undefined && { stamps }),
    ...(also !== undefined && { also }),
  } as RecordRow
}

type Plain = { readonly [key: string]: unknown }

function isObject(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isStamp(value: unknown): boolean {
  return typeof value === 'string' && STAMP_PATTERN.test(value)
}

function isCaptured(value: unknown): boolean {
  return Array.isArray(value) && value.length === 3 && value.every(Number.isFinite)
}

function isLosers(value: unknown): boolean {
  return Array.isArray(value) && value.every(isLoser)
}

function isLoser(value: unknown): boolean {
  if (!Array.isArray(value) || value.length !== 3) return false
  const [, stamp, by] = value
  return isStamp(stamp) && (by === null || typeof by === 'string')
}
