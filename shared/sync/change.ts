/** One edit of one record, and the mutation it stands or falls with. */
import type { Fields, Stamps } from '../record/record.ts'
import type { Stamp } from '../record/stamp.ts'

export type Change = {
  readonly kind: string
  readonly id: string
  /** One stamp for every field of `set`. */
  readonly stamp: Stamp
  readonly set: Fields
  /** The stamps the author saw on these fields; a field it did not know is absent. */
  readonly base?: Stamps | undefined
  /** The author created the record with this change. */
  readonly isNew?: true | undefined
}

/** When and with what knowledge something was captured. Evidence, not truth [T1]. */
export type Capture = {
  /** Device wall clock, ms. */
  readonly wall: number
  /**
   * What the wall clock would have shown when the monotonic one was zero, ms: `wall - start`
   * is the monotonic reading. Nearly the same in all captures of a run, so it packs away.
   */
  readonly start: number
  /** Names one run of one page; monotonic readings compare only within it. */
  readonly boot: string
  /** Server time minus wall clock as then known, ms; null before the first contact. */
  readonly off: number | null
  /** Seq of the head witness held then: the server knows when that was committed. */
  readonly seq: number | null
}

/** Changes that stand or fall together, with their author. */
export type Mutation = {
  /** Person who did it; null when the device acted without a PIN. */
  readonly by: string | null
  /** Schema version of the bodies. */
  readonly sv: number
  readonly at: Capture
  readonly changes: readonly Change[]
}

/** Device time corrected by the offset known at capture, ms. */
export function correctedTime(at: Pick<Capture, 'wall' | 'off'>): number {
  return at.wall + (at.off ?? 0)
}
