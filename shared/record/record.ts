/**
 * A record: fields, each with the stamp of its last write.
 *
 * Stored compactly: `stamp` is the least stamp of any field and holds for each field that
 * `stamps` does not name. The same shape lies in IndexedDB, on the wire and in PostgreSQL.
 */
import type { Json } from './json.ts'
import type { Stamp } from './stamp.ts'

export type Fields = { readonly [field: string]: Json }
export type Stamps = { readonly [field: string]: Stamp }

export type StampedFields = {
  readonly body: Fields
  readonly stamp: Stamp
  readonly stamps?: Stamps | undefined
}

/** Reserved field: a record is deleted by setting it to `true`, never by removing the row. */
export const DELETED = '_deleted'

/** Reserved field: what of the record was erased, see `shared/sync/erased.ts`. */
export const ERASED = '_erased'

export function stampOf(record: StampedFields, field: string): Stamp | undefined {
  if (!Object.hasOwn(record.body, field)) return undefined
  return record.stamps && Object.hasOwn(record.stamps, field)
    ? record.stamps[field]
    : record.stamp
}

/** The greatest stamp any field carries. */
export function lastStamp(record: StampedFields): Stamp {
  let last = record.stamp
  for (const stamp of Object.values(record.stamps ?? {})) if (stamp > last) last = stamp
  return last
}

/** Deleted unless some field was written after the deletion [M6]; what is erased stays so. */
export function isDeleted(record: StampedFields): boolean {
  if (record.body[ERASED] === true) return true
  return record.body[DELETED] === true && stampOf(record, DELETED) === lastStamp(record)
}
