/** What the leading sender last told, and what this page makes of it. */
import { create } from 'zustand'
import type { SenderStatus } from '#client/sync/bus.ts'
import type { DeviceOrder } from '#shared/sync/device-order.ts'

export type SenderState = SenderStatus & {
  /** The sender made no headway though the server answered; it was started anew [K6]. */
  readonly isStuck: boolean
  /** Monotonic, ms: since when something waits without any of it being acknowledged. */
  readonly waitingSince: number | null
  /** Monotonic, ms: the last time the server answered at all. */
  readonly answeredAt: number | null
  /** The last tap did not reach this tablet's own storage. */
  readonly isNotSaved: boolean
  /** What the office told this device to do with what it holds [AU-9]. */
  readonly order: DeviceOrder | null
  /** For support; never shown as it is. */
  readonly lastError: string | null
}

export const useSender = create<SenderState>(() => ({
  isBusy: false,
  lastOkAt: null,
  offlineSince: null,
  isServerDown: false,
  nextTryAt: null,
  isSignedOut: false,
  isRevoked: false,
  isUpdateNeeded: false,
  offsetMs: null,
  isOffsetFresh: false,
  seqs: {},
  isStuck: false,
  waitingSince: null,
  answeredAt: null,
  isNotSaved: false,
  order: null,
  lastError: null,
}))
