import { useMemo } from 'react'
import { type OutboxState, useOutbox } from './outbox-state.ts'
import { usePhotoCounts } from './photo-counts.ts'
import { useSender } from './sender-state.ts'

/** How sync stands, plainly. Times are the server's, ms, unless said otherwise. */
export type SyncState = OutboxState & {
  readonly sending: boolean
  /** The last time the server answered at all. */
  readonly lastContactAt: number | null
  /** Null while the server can be reached. */
  readonly offlineSince: number | null
  /** Something answers, but not usefully. */
  readonly serverDown: boolean
  readonly nextTryAt: number | null
  /** Server time minus device clock, ms; null before the first answer. */
  readonly offsetMs: number | null
  readonly signedOut: boolean
  /** Its credential was used elsewhere: shut out until the office gives it a code [AU-2]. */
  readonly locked: boolean
  /** The server gives this device no more data; what is saved here still goes out. */
  readonly revoked: boolean
  readonly updateNeeded: boolean
  /** The last tap did not reach this tablet's own storage. */
  readonly notSaved: boolean
  /** Photos whose bytes are only here yet, what is left of them to send, and those sent back. */
  readonly photosWaiting: number
  readonly photoBytes: number
  readonly photosRefused: number
  /** Nothing moved for ten minutes though the server answers; sending was started anew. */
  readonly stuck: boolean
}

export function useSyncState(): SyncState {
  const outbox = useOutbox()
  const sender = useSender()
  const photos = usePhotoCounts()
  return useMemo(() => {
    const { acked: _acked, ...counts } = outbox
    return {
      ...counts,
      sending: sender.isBusy && outbox.waiting > 0,
      lastContactAt: sender.lastOkAt,
      offlineSince: sender.offlineSince,
      serverDown: sender.isServerDown,
      nextTryAt: sender.nextTryAt,
      offsetMs: sender.offsetMs,
      signedOut: sender.isSignedOut,
      locked: sender.isSignedOut && sender.order === 'locked',
      revoked: sender.isRevoked,
      updateNeeded: sender.isUpdateNeeded,
      notSaved: sender.isNotSaved,
      stuck: sender.isStuck,
      photosWaiting: photos.waiting,
      photoBytes: photos.waitingBytes,
      photosRefused: photos.refused,
    }
  }, [outbox, sender, photos])
}
