/**
 * A sender: engine, loop, live stream and leadership put together. Runs in a worker, in a page
 * or in a test; every tab has one, and one of them leads.
 */
import { orderOf } from '#shared/sync/device-order.ts'
import { openBus } from './bus.ts'
import { createEngine } from './engine.ts'
import { heartbeatIn } from './heartbeat.ts'
import { createHttpTransport } from './http-transport.ts'
import { Leader } from './leader.ts'
import type { LocalDb } from './local-db.ts'
import type { LoopStatus } from './loop.ts'
import { Pages } from './pages.ts'
import type { IndexOf } from './rows.ts'
import { type Sending, startSending } from './sending.ts'
import { realTimers } from './timers.ts'
import { storedOffset } from './with-offset.ts'

export type HostConfig = {
  readonly db: LocalDb
  readonly scopes: readonly string[]
  /** Read anew for every request. */
  readonly credential: () => string | Promise<string>
  readonly app: string
  readonly index: IndexOf
  /** Names the bus and the lock; the same in all tabs. */
  readonly name: string
  readonly onError: (error: unknown) => void
}

export type Host = { stop(): void }

export function startHost(config: HostConfig): Host {
  const { db, scopes, name, onError } = config
  const bus = openBus(name)
  const pages = new Pages(() => performance.now())
  const witnesses = new Map<string, number>()
  let offsetMs: number | null = null
  let isOffsetFresh = false
  let sending: Sending | null = null

  /** Whatever is asked, the office may have a word for this device [AU-9]. */
  async function listening(request: Request): Promise<Response> {
    const response = await fetch(request)
    const order = orderOf(response.headers)
    if (order) bus.post({ type: 'order', order })
    return response
  }

  const engine = createEngine({
    db,
    index: config.index,
    app: config.app,
    transport: createHttpTransport({
      baseUrl: '',
      fetch: listening,
      credential: config.credential,
    }),
    clock: { now: Date.now, mono: () => performance.now(), boots: () => pages.boots() },
    newId: () => crypto.randomUUID(),
    onOffset: (off) => {
      offsetMs = off
      isOffsetFresh = true
      tell()
    },
    onApplied: ({ scope, seen }) => {
      if (!seen || witnesses.get(scope) === seen.seq) return
      witnesses.set(scope, seen.seq)
      tell()
    },
  })

  function tell(): void {
    if (!sending) return
    const status = {
      ...inServerTime(sending.loop.status, offsetMs),
      offsetMs,
      isOffsetFresh,
      seqs: Object.fromEntries(witnesses),
    }
    bus.post({ type: 'status', status })
  }

  const leader = new Leader({
    locks: globalThis.navigator?.locks ?? null,
    name,
    timers: realTimers,
    random: Math.random,
    isVisible: () => pages.isVisible(),
    heartbeat: heartbeatIn(db),
    onError,
    onLead(signal) {
      const started = startSending({
        scopes,
        engine,
        pages,
        onError,
        onStatus: tell,
        credential: config.credential,
        fetch: listening,
        seqOf: (scope) => witnesses.get(scope),
      })
      sending = started
      signal.addEventListener('abort', () => {
        started.stop()
        sending = null
      })
      tell()
    },
  })

  bus.onMessage((message) => {
    if (message.type !== 'page') return
    pages.note(message)
    if (!sending) return
    sending.loop.pace()
    if (message.wake !== undefined) sending.loop.wake(message.wake, message.scope)
    if (message.wake === 'saved') return
    sending.live.hurry()
    tell()
  })
  bus.post({ type: 'hello' })
  // Until the server answers, what earlier days knew of its time is better than nothing.
  void storedOffset(db).then((stored) => {
    offsetMs ??= stored
    tell()
  }, onError)

  return {
    stop() {
      leader.stop()
      bus.close()
    },
  }
}

/** Monotonic readings of this context as server time, ms. */
function inServerTime(status: LoopStatus, offsetMs: number | null): LoopStatus {
  const shift = Date.now() + (offsetMs ?? 0) - performance.now()
  const at = (mono: number | null) => (mono === null ? null : Math.round(mono + shift))
  return {
    ...status,
    lastOkAt: at(status.lastOkAt),
    offlineSince: at(status.offlineSince),
    nextTryAt: at(status.nextTryAt),
  }
}
