/**
 * How pages and senders of one device talk. Every tab hears every message; nothing depends on
 * it: a lost message costs time until the next poll, never data.
 */
import type { DeviceOrder } from '#shared/sync/device-order.ts'
import type { LoopStatus, WakeReason } from './loop.ts'

export type PageMessage = {
  readonly type: 'page'
  /** Which run of which page, its monotonic clock now, ms, and whether it is looked at. */
  readonly boot: string
  readonly mono: number
  readonly isVisible: boolean
  /** Why the sender should look; absent: only to be known. */
  readonly wake?: WakeReason | undefined
  /** Only this scope. */
  readonly scope?: string | undefined
}

/** As `LoopStatus`, but server time, ms: monotonic readings mean nothing elsewhere. */
export type SenderStatus = LoopStatus & {
  readonly offsetMs: number | null
  /** Confirmed by an answer since this sender started, not only read from storage. */
  readonly isOffsetFresh: boolean
  /** Seq of the witness held, by scope. */
  readonly seqs: Readonly<Record<string, number>>
}

export type StatusMessage = { readonly type: 'status'; readonly status: SenderStatus }
/** A sender has come up and wants to know the pages. */
export type HelloMessage = { readonly type: 'hello' }
/** What the office told this device, with an answer to whatever was asked. */
export type OrderMessage = { readonly type: 'order'; readonly order: DeviceOrder }
export type BusMessage = PageMessage | StatusMessage | HelloMessage | OrderMessage

export type Bus = {
  post(message: BusMessage): void
  /** Messages of all others on the bus. */
  onMessage(hear: (message: BusMessage) => void): void
  close(): void
}

export function openBus(name: string): Bus {
  return typeof BroadcastChannel === 'undefined' ? localBus() : channelBus(name)
}

function channelBus(name: string): Bus {
  const channel = new BroadcastChannel(name)
  return {
    post: (message) => channel.postMessage(message),
    onMessage: (hear) => {
      channel.addEventListener('message', ({ data }) => hear(data as BusMessage))
    },
    close: () => channel.close(),
  }
}

type Hear = (message: BusMessage) => void
const here = new Set<{ hear: Hear | null }>()

/** Without channels, those in this very page still hear each other. */
function localBus(): Bus {
  const own: { hear: Hear | null } = { hear: null }
  here.add(own)
  return {
    post: (message) => {
      for (const other of here) if (other !== own) other.hear?.(message)
    },
    onMessage: (hear) => {
      own.hear = hear
    },
    close: () => here.delete(own),
  }
}
