/**
 * The live stream: tells that there is something to pull, never what [K4].
 *
 * A stream can stay open and say nothing for ever, so silence kills it: the server sends a
 * heartbeat every 20 s, after 45 s without any byte it is opened anew.
 */
import { type LiveEvent, liveEventSchema } from '#shared/sync/protocol.ts'
import { backoffMs } from './backoff.ts'
import type { Timers } from './timers.ts'

const SILENCE_MS = 45_000
/** A server that was restarted is heard of within this; spread, so not by all at once. */
const SOON_MS = 5_000
/** Two to three minutes of trying; longer troubles are waited out with growing patience. */
const SOON_TRIES = 60

export type LiveOptions = {
  /** Opens the stream; rejects, or resolves with null, when it cannot be had. */
  readonly connect: (signal: AbortSignal) => Promise<ReadableStream<Uint8Array> | null>
  readonly timers: Timers
  random(): number
  onEvent(event: LiveEvent): void
  /** Opened: whatever was missed has to be pulled. Lost: the poll has to be quick. */
  onHealth(isHealthy: boolean): void
}

export class LiveStream {
  readonly #options: LiveOptions
  #abort = new AbortController()
  #silence: unknown = null
  #retry: unknown = null
  #failures = 0
  #isHealthy = false
  #isClosed = false

  constructor(options: LiveOptions) {
    this.#options = options
    void this.#open()
  }

  get isHealthy(): boolean {
    return this.#isHealthy
  }

  /** Online again, looked at again: no use in waiting any longer. */
  hurry(): void {
    if (this.#isClosed || this.#isHealthy || this.#retry === null) return
    this.#options.timers.clear(this.#retry)
    void this.#open()
  }

  close(): void {
    this.#isClosed = true
    this.#options.timers.clear(this.#retry)
    this.#options.timers.clear(this.#silence)
    this.#abort.abort()
    this.#setHealth(false)
  }

  async #open(): Promise<void> {
    this.#retry = null
    const abort = new AbortController()
    this.#abort = abort
    this.#listen(abort)
    try {
      const stream = await this.#options.connect(abort.signal)
      if (stream && !abort.signal.aborted) {
        this.#failures = 0
        this.#setHealth(true)
        await this.#read(stream, abort)
      }
    } catch {
      // However it ended, it is opened again.
    }
    if (this.#isClosed) return
    this.#setHealth(false)
    this.#options.timers.clear(this.#silence)
    this.#failures += 1
    const { random } = this.#options
    const wait =
      this.#failures <= SOON_TRIES
        ? backoffMs({ failures: this.#failures, random: random(), longestMs: SOON_MS })
        : backoffMs({ failures: this.#failures - SOON_TRIES, random: random() })
    this.#retry = this.#options.timers.set(() => void this.#open(), wait)
  }

  async #read(stream: ReadableStream<Uint8Array>, abort: AbortController): Promise<void> {
    const reader = stream.getReader()
    abort.signal.addEventListener('abort', () => void reader.cancel().catch(() => {}))
    const decoder = new TextDecoder()
    let rest = ''
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      this.#listen(abort)
      const lines = (rest + decoder.decode(value, { stream: true })).split(/\r?\n/)
      rest = lines.pop() ?? ''
      for (const line of lines) this.#take(line)
    }
  }

  #take(line: string): void {
    if (!line.startsWith('data:')) return
    const event = liveEventSchema.safeParse(parsed(line.slice('data:'.length)))
    if (event.success) this.#options.onEvent(event.data)
  }

  /** Something was heard: the silence begins anew. */
  #listen(abort: AbortController): void {
    const { timers } = this.#options
    timers.clear(this.#silence)
    this.#silence = timers.set(() => abort.abort(), SILENCE_MS)
  }

  #setHealth(isHealthy: boolean): void {
    if (this.#isHealthy === isHealthy) return
    this.#isHealthy = isHealthy
    this.#options.onHealth(isHealthy)
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
