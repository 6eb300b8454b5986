/** What the leading sender runs: the loop, and the live stream that wakes it. */
import type { Engine } from './engine.ts'
import { LiveStream } from './live-stream.ts'
import { type LoopStatus, SyncLoop } from './loop.ts'
import type { Pages } from './pages.ts'
import { realTimers } from './timers.ts'

export type SendingOptions = {
  readonly scopes: readonly string[]
  readonly engine: Engine
  readonly pages: Pages
  readonly credential: () => string | Promise<string>
  readonly fetch: (request: Request) => Promise<Response>
  /** Seq of the witness held for a scope. */
  seqOf(scope: string): number | undefined
  onStatus(status: LoopStatus): void
  onError(error: unknown): void
}

export type Sending = {
  readonly loop: SyncLoop
  readonly live: LiveStream
  stop(): void
}

export function startSending(options: SendingOptions): Sending {
  const { engine, pages } = options
  // The loop asks for the stream while it is being made, before there is one.
  let live: LiveStream | null = null
  const loop = new SyncLoop({
    scopes: options.scopes,
    syncOnce: (scope, signal) => engine.syncOnce(scope, signal),
    timers: realTimers,
    mono: () => performance.now(),
    random: Math.random,
    isVisible: () => pages.isVisible(),
    isLive: () => live?.isHealthy ?? false,
    seqOf: options.seqOf,
    onStatus: options.onStatus,
    onError: options.onError,
  })
  const stream = new LiveStream({
    connect: (signal) => connect(options, signal),
    timers: realTimers,
    random: Math.random,
    onEvent: ({ scope, seq }) => loop.wake('live', scope, seq),
    onHealth(isHealthy) {
      loop.pace()
      if (isHealthy) loop.wake('live')
    },
  })
  live = stream
  loop.wake('start')
  return {
    loop,
    live: stream,
    stop() {
      stream.close()
      loop.stop()
    },
  }
}

async function connect(
  { scopes, credential, fetch }: SendingOptions,
  signal: AbortSignal,
): Promise<ReadableStream<Uint8Array> | null> {
  const asked = encodeURIComponent(scopes.join(','))
  const request = new Request(`/sync/v1/live?scopes=${asked}`, {
    headers: { authorization: `Bearer ${await credential()}`, accept: 'text/event-stream' },
    cache: 'no-store',
    signal,
  })
  const response = await fetch(request)
  const type = response.headers.get('content-type') ?? ''
  const isOurs = response.ok && type.startsWith('text/event-stream')
  return isOurs ? response.body : null
}
