/** A record as the server holds it. */

import type { Fields, Stamps } from '#shared/record/record.ts'
import type { Stamp } from '#shared/record/stamp.ts'
import type { Captured } from '#shared/sync/captured.ts'
import { covers, type Erasure } from '#shared/sync/erased.ts'
import type { RecordRow } from '#shared/sync/protocol.ts'

/** Values that lost to a concurrent edit, newest first, by field [M7]. */
export type Also = NonNullable<RecordRow['also']>

export type RecordState = {
  readonly kind: string
  readonly id: string
  /** 0 before it is first written. */
  readonly seq: number
  readonly sv: number
  readonly body: Fields
  readonly stamp: Stamp
  readonly stamps?: Stamps | undefined
  readonly also: Also | null
  readonly by: string | null
  readonly captured: Captured | null
  readonly deletedAt: number | null
  /** Client that holds exactly this [L4]. */
  readonly origin: string | null
  readonly repairedAt: number | null
}

/** Losing values of the fields that an erasure left; the same object when that is all [X1]. */
export function alsoLeft(also: Also | null, erasure: Erasure | null): Also | null {
  if (also === null || erasure === null) return also
  const left = Object.entries(also).filter(([field]) => !covers(erasure, field))
  if (left.length === Object.keys(also).length) return also
  return left.length === 0 ? null : Object.fromEntries(left)
}

/** Names a record within its scope. */
export type RecordKey = string

export function keyOf(record: { readonly kind: string; readonly id: string }): RecordKey {
  return `${record.kind} ${record.id}`
}
