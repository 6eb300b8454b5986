/** A record as a screen sees it: its fields, and what is known about it. */
import type { LocalRecord } from '#client/sync/rows.ts'
import type { Json } from '#shared/record/json.ts'
import type { Stamp } from '#shared/record/stamp.ts'
import { type Captured, unpackCaptured } from '#shared/sync/captured.ts'

/** Values that lost to a concurrent edit, newest first, by field [M7]. */
export type AlsoEntered = Readonly<
  Record<string, readonly (readonly [Json, Stamp, by: string | null])[]>
>

export type Held<Body> = Body & {
  readonly id: string
  readonly by: string | null
  /** Server's estimate of the capture with its bounds, ms; null before the server has it. */
  readonly captured: Captured | null
  /** The least stamp of its fields: names who made it as long as a first field stands. */
  readonly stamp: Stamp
  /** Some of it is only on this tablet. */
  readonly waiting: boolean
  readonly also?: AlsoEntered
}

/** `ackedOrder`: up to it the record's scope has been acknowledged. */
export function heldOf<Body>(record: LocalRecord, ackedOrder: number): Held<Body> {
  const { id, by, captured, stamp, also } = record
  return {
    // Bodies passed the gate of their kind when they were written, here or on the server.
    ...(record.body as Body),
    id,
    by,
    captured: captured && unpackCaptured(captured),
    stamp,
    waiting: (record.order ?? 0) > ackedOrder,
    ...(also && { also }),
  }
}
