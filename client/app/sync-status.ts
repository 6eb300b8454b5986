/**
 * What is known of sync, as the engine last told it. Records never live here.
 *
 * Plain facts, each true by itself; which of them is worth a word is `chip-state.ts`.
 */
import { create } from 'zustand'

export type SyncStatus = {
  /** Mutations in the outbox. */
  waiting: number
  sending: boolean
  /** As `serverNow()`, ms: the last time the server confirmed what it was sent. */
  lastAckAt: number | null
  /** As `serverNow()`, ms; null while the server can be reached. */
  offlineSince: number | null
  /** The network is there, the server does not answer. */
  serverDown: boolean
  /** Mutations the server sent back. */
  refused: number
  /** Conflicts only a person can decide. */
  decisions: number
  /** The last write did not reach the tablet's own storage. */
  notSaved: boolean
  /** The server no longer takes what this version sends. */
  updateNeeded: boolean
}

export const useSyncStatus = create<SyncStatus>(() => ({
  waiting: 0,
  sending: false,
  lastAckAt: null,
  offlineSince: null,
  serverDown: false,
  refused: 0,
  decisions: 0,
  notSaved: false,
  updateNeeded: false,
}))

export function reportSync(facts: Partial<SyncStatus>): void {
  useSyncStatus.setState(facts)
}
