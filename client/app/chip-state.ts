/**
 * The one word of the sync chip. It never claims more than is true: "on the server" needs an
 * acknowledgement and an empty outbox, and being offline is news only once it lasts.
 */
import type { SyncState } from '#client/data/use-sync-state.ts'

/** A gap in the network shorter than this is not worth a word. */
export const OFFLINE_AFTER_MS = 15_000

/** What the word depends on. */
export type SyncStatus = Pick<
  SyncState,
  | 'waiting'
  | 'sending'
  | 'lastAckAt'
  | 'lastContactAt'
  | 'isKnown'
  | 'offlineSince'
  | 'serverDown'
  | 'refused'
  | 'decisions'
  | 'notSaved'
  | 'updateNeeded'
  | 'photosWaiting'
>

export type ChipState =
  | { type: 'notSaved' }
  | { type: 'refused'; count: number }
  | { type: 'decision'; count: number }
  | { type: 'updateNeeded' }
  | { type: 'offline' }
  | { type: 'serverDown' }
  | { type: 'sending' }
  | { type: 'queued'; count: number }
  /** The records are on the server; the bytes of so many photos are not. */
  | { type: 'photos'; count: number }
  | { type: 'acknowledged'; at: number }
  /** What is on this tablet has not been looked at yet, or never compared: nothing is said. */
  | { type: 'unknown' }

/** `now` as `serverNow()`, ms. First match wins: what a person must act on, then what explains the wait, then the rest. */
export function chipState(status: SyncStatus, now: number): ChipState {
  if (status.notSaved) return { type: 'notSaved' }
  if (status.refused > 0) return { type: 'refused', count: status.refused }
  if (status.decisions > 0) return { type: 'decision', count: status.decisions }
  if (status.updateNeeded) return { type: 'updateNeeded' }
  if (isOffline(status, now)) return { type: 'offline' }
  if (status.serverDown) return { type: 'serverDown' }
  if (status.sending) return { type: 'sending' }
  if (status.waiting > 0) return { type: 'queued', count: status.waiting }
  if (!status.isKnown) return { type: 'unknown' }
  if (status.photosWaiting > 0) return { type: 'photos', count: status.photosWaiting }
  // Nothing waits: all that is here is there, as the last answer left it.
  const at = status.lastAckAt ?? status.lastContactAt
  return at === null ? { type: 'unknown' } : { type: 'acknowledged', at }
}

function isOffline({ offlineSince }: SyncStatus, now: number): boolean {
  return offlineSince !== null && now - offlineSince >= OFFLINE_AFTER_MS
}
