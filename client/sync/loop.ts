/**
 * When to sync: at once on what people do, soon on hints, again and again on failure [K3][K5].
 *
 * One round at a time, scope by scope. Knows nothing of tabs, screens or HTTP.
 */
import { backoffMs } from './backoff.ts'
import type { RoundResult } from './engine.ts'
import type { Timers } from './timers.ts'

export type WakeReason =
  | 'start'
  | 'saved'
  | 'online'
  | 'visible'
  /** Somebody asked for it: a tap, a PIN. */
  | 'person'
  | 'live'
  | 'poll'

/** What the loop knows of the way to the server. Times are monotonic, ms. */
export type LoopStatus = {
  readonly isBusy: boolean
  readonly lastOkAt: number | null
  readonly offlineSince: number | null
  /** Something answers, but not usefully. */
  readonly isServerDown: boolean
  readonly nextTryAt: number | null
  readonly isSignedOut: boolean
  readonly isRevoked: boolean
  readonly isUpdateNeeded: boolean
}

export type LoopOptions = {
  readonly syncOnce: (scope: string, signal: AbortSignal) => Promise<RoundResult>
  readonly scopes: readonly string[]
  readonly timers: Timers
  mono(): number
  random(): number
  /** Somebody may be looking: without a live stream the poll is quick. */
  isVisible(): boolean
  isLive(): boolean
  /** Seq of the witness held for a scope. */
  seqOf(scope: string): number | undefined
  onStatus(status: LoopStatus): void
  /** A dead database or a bug: told, and tried again like any failure. */
  onError(error: unknown): void
}

const POLL_MS = 60_000
const SLOW_POLL_MS = 5 * 60_000
const SIGNED_OUT_MS = 5 * 60_000

export class SyncLoop {
  readonly #options: LoopOptions
  readonly #stopped = new AbortController()
  /** Scopes to sync, each with the seq it is to reach: one we already hold needs no round. */
  readonly #due = new Map<string, number>()
  #status: LoopStatus = {
    isBusy: false,
    lastOkAt: null,
    offlineSince: null,
    isServerDown: false,
    nextTryAt: null,
    isSignedOut: false,
    isRevoked: false,
    isUpdateNeeded: false,
  }
  #failures = 0
  /** Our own back-off: a hint may cut it short. */
  #retryAt = 0
  /** The server's word: nothing cuts it short. */
  #notBefore = 0
  #timer: unknown = null
  #poll: unknown = null

  constructor(options: LoopOptions) {
    this.#options = options
    this.#armPoll()
  }

  /**
   * `scope`: only this one; otherwise all. `seq`: what the server has is all there is to do;
   * our own push is told to us, too, and often before its answer has come.
   */
  wake(reason: WakeReason, scope?: string, seq = Number.POSITIVE_INFINITY): void {
    if (this.#stopped.signal.aborted) return
    for (const one of this.#options.scopes) {
      if (scope !== undefined && one !== scope) continue
      if (this.#isHeld(one, seq)) continue
      this.#due.set(one, Math.max(seq, this.#due.get(one) ?? 0))
    }
    if (reason === 'person' || reason === 'start') {
      this.#failures = 0
      this.#retryAt = 0
    } else if (reason !== 'saved' && !this.#status.isSignedOut) this.#retryAt = 0
    this.#schedule()
  }

  /** The stream came or went: the poll changes its pace. */
  pace(): void {
    this.#armPoll()
  }

  stop(): void {
    this.#stopped.abort()
    this.#options.timers.clear(this.#timer)
    this.#options.timers.clear(this.#poll)
  }

  get status(): LoopStatus {
    return this.#status
  }

  #schedule(): void {
    const { timers, mono } = this.#options
    if (this.#status.isBusy || this.#stopped.signal.aborted) return
    timers.clear(this.#timer)
    if (this.#due.size === 0) return
    const at = Math.max(this.#notBefore, this.#retryAt)
    const delay = at - mono()
    if (delay <= 0) {
      void this.#run()
      return
    }
    this.#tell({ nextTryAt: at })
    this.#timer = timers.set(() => void this.#run(), delay)
  }

  async #run(): Promise<void> {
    if (this.#status.isBusy || this.#stopped.signal.aborted) return
    this.#tell({ isBusy: true, nextTryAt: null })
    const failed = new Map<string, Failure>()
    for (let scope = this.#next(); scope !== undefined; scope = this.#next()) {
      const failure = await this.#round(scope)
      if (this.#stopped.signal.aborted) return
      if (!failure) continue
      failed.set(scope, failure)
      // What fails for one scope alone must not starve the others.
      if (failure.isOfAll) break
    }
    for (const scope of failed.keys()) this.#due.set(scope, Number.POSITIVE_INFINITY)
    this.#wait([...failed.values()])
    this.#tell({ isBusy: false })
    this.#armPoll()
    this.#schedule()
  }

  #next(): string | undefined {
    for (const [scope, seq] of this.#due) {
      this.#due.delete(scope)
      if (!this.#isHeld(scope, seq)) return scope
    }
    return undefined
  }

  #isHeld(scope: string, seq: number): boolean {
    return (this.#options.seqOf(scope) ?? -1) >= seq
  }

  async #round(scope: string): Promise<Failure | null> {
    let result: RoundResult
    try {
      result = await this.#options.syncOnce(scope, this.#stopped.signal)
    } catch (error) {
      this.#options.onError(error)
      return { isOfAll: false, retryAfterMs: 0, pauseMs: 0 }
    }
    return this.#note(result)
  }

  #note(result: RoundResult): Failure | null {
    const now = this.#options.mono()
    const reached = { lastOkAt: now, offlineSince: null, isServerDown: false }
    switch (result.type) {
      case 'synced':
        this.#tell({
          ...reached,
          isSignedOut: false,
          isRevoked: false,
          isUpdateNeeded: false,
        })
        return null
      case 'revoked':
        this.#tell({ ...reached, isRevoked: true })
        return null
      case 'update_needed':
        this.#tell({ ...reached, isUpdateNeeded: true })
        return null
      case 'stopped':
        return null
      case 'signed_out':
        this.#tell({ ...reached, isSignedOut: true })
        return { isOfAll: true, retryAfterMs: 0, pauseMs: SIGNED_OUT_MS }
      case 'offline':
        this.#tell({ offlineSince: this.#status.offlineSince ?? now })
        return { isOfAll: true, retryAfterMs: 0, pauseMs: 0 }
      case 'unreadable':
        this.#tell({ isServerDown: true })
        return { isOfAll: true, retryAfterMs: 0, pauseMs: 0 }
      case 'later':
        this.#tell({ ...reached, isServerDown: true })
        return { isOfAll: true, retryAfterMs: result.retryAfterMs, pauseMs: 0 }
      case 'rejected':
        this.#tell({ ...reached, isServerDown: true })
        return { isOfAll: false, retryAfterMs: 0, pauseMs: 0 }
    }
  }

  #wait(failed: readonly Failure[]): void {
    const { mono, random } = this.#options
    if (failed.length === 0) {
      this.#failures = 0
      this.#retryAt = 0
      return
    }
    this.#failures += 1
    const retryAfterMs = Math.max(...failed.map((f) => f.retryAfterMs))
    const pauseMs = Math.max(...failed.map((f) => f.pauseMs))
    const wait = backoffMs({ failures: this.#failures, random: random(), retryAfterMs })
    this.#retryAt = mono() + Math.max(wait, pauseMs)
    // Spread over the jitter as well: all tablets were told the same time [F12].
    if (retryAfterMs > 0) this.#notBefore = mono() + wait
  }

  #armPoll(): void {
    const { timers, random, isLive, isVisible } = this.#options
    timers.clear(this.#poll)
    if (this.#stopped.signal.aborted) return
    const most = isLive() || !isVisible() ? SLOW_POLL_MS : POLL_MS
    this.#poll = timers.set(
      () => {
        this.wake('poll')
        this.#armPoll()
      },
      most * (0.8 + 0.2 * random()),
    )
  }

  #tell(change: Partial<LoopStatus>): void {
    const before = this.#status
    this.#status = { ...before, ...change }
    const keys = Object.keys(change) as (keyof LoopStatus)[]
    if (keys.some((key) => before[key] !== this.#status[key])) {
      this.#options.onStatus(this.#status)
    }
  }
}

type Failure = {
  /** No use in trying the other scopes now. */
  readonly isOfAll: boolean
  /** Asked for by the server. */
  readonly retryAfterMs: number
  readonly pauseMs: number
}
