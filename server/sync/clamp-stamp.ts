/**
 * No client clock can win by running ahead: a stamp from the future gets server time, order
 * kept, and still beats the values its author knew [T1][S3]. Pure.
 */
import { stampOf } from '#shared/record/record.ts'
import { formatStamp, readStamp, type Stamp } from '#shared/record/stamp.ts'
import type { Change } from '#shared/sync/change.ts'
import type { RecordState } from './record-state.ts'

/** The greatest time given in this scope, and how many were given in this run. */
export type Clamp = { readonly ms: number; readonly count: number }

/** How far ahead a stamp may be. */
const AHEAD_MS = 60_000
/** Values of a stamp's counter. */
const COUNTERS = 0x10000

export function startClamp(ms: number): Clamp {
  return { ms, count: 0 }
}

export function isAhead(stamp: Stamp, now: number): boolean {
  return readStamp(stamp).ms > now + AHEAD_MS
}

export function clampStamp(
  { ms: last, count }: Clamp,
  change: Change,
  held: RecordState | undefined,
  now: number,
): { stamp: Stamp; clamp: Clamp } {
  const { node } = readStamp(change.stamp)
  const counter = count % COUNTERS
  // A new run starts above the one before; a full counter borrows a millisecond.
  let ms = counter === 0 ? Math.max(last + 1, count === 0 ? now : 0) : last
  const known = lastKnown(change, held, node)
  if (formatStamp({ ms, counter }, node) <= known) ms = readStamp(known).ms + 1
  return { stamp: formatStamp({ ms, counter }, node), clamp: { ms, count: count + 1 } }
}

/** Greatest stamp of a held value that the author had seen or written. */
function lastKnown(
  { set, base }: Change,
  held: RecordState | undefined,
  node: string,
): Stamp {
  let last = ''
  for (const field of held ? Object.keys(set) : []) {
    const heldStamp = held && stampOf(held, field)
    if (heldStamp === undefined || heldStamp < last) continue
    if (base?.[field] === heldStamp || readStamp(heldStamp).node === node) last = heldStamp
  }
  return last
}
