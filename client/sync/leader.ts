/**
 * One sender among the tabs [C3]. It holds a lock and leaves a heartbeat; a visible tab takes
 * the lock from one that has fallen silent. Two at once would be harmless, only wasteful.
 */
import type { Timers } from './timers.ts'

const BEAT_MS = 5_000
const SILENT_MS = 15_000
/** Without locks every visible tab sends; this spreads them. */
const MAX_DELAY_MS = 3_000

export type Heartbeat = {
  beat(): Promise<void>
  /** How long ago anybody's last beat was, ms; null when there was none. */
  ageMs(): Promise<number | null>
}

export type LeaderOptions = {
  /** Null where the platform has none. */
  readonly locks: Pick<LockManager, 'request'> | null
  readonly name: string
  readonly heartbeat: Heartbeat
  readonly timers: Timers
  random(): number
  isVisible(): boolean
  /** Send from now on, until the signal aborts. */
  onLead(signal: AbortSignal): void
  /** Leading failed: told, and tried again after a while. */
  onError(error: unknown): void
}

export class Leader {
  readonly #options: LeaderOptions
  #lead: AbortController | null = null
  #resign: (() => void) | null = null
  #timer: unknown = null
  #isStopped = false

  constructor(options: LeaderOptions) {
    this.#options = options
    if (options.locks) this.#request({})
    this.#watch()
  }

  get isLeading(): boolean {
    return this.#lead !== null
  }

  stop(): void {
    this.#isStopped = true
    this.#options.timers.clear(this.#timer)
    this.#resign?.()
    this.#end()
  }

  #request(options: LockOptions): void {
    const { locks, name } = this.#options
    locks
      ?.request(name, options, () => {
        if (this.#isStopped) return
        this.#begin()
        return new Promise<void>((resolve) => {
          this.#resign = resolve
        })
      })
      .catch((error: unknown) => {
        this.#end()
        if (this.#isStopped) return
        // Taken away while we were silent: wait in line again.
        if (error instanceof DOMException && error.name === 'AbortError') this.#request({})
        else this.#retryLater(error)
      })
  }

  #retryLater(error: unknown): void {
    const { timers, onError } = this.#options
    onError(error)
    timers.set(() => {
      if (!this.#isStopped) this.#request({})
    }, BEAT_MS)
  }

  #watch(): void {
    const { timers, random } = this.#options
    const ms = this.#options.locks ? BEAT_MS : Math.max(1, random() * MAX_DELAY_MS)
    this.#timer = timers.set(() => {
      void this.#look().finally(() => {
        if (!this.#isStopped) this.#watch()
      })
    }, ms)
  }

  async #look(): Promise<void> {
    const { locks, heartbeat, isVisible } = this.#options
    if (!locks) {
      if (isVisible()) this.#begin()
      else this.#end()
    }
    if (this.isLeading) return await heartbeat.beat().catch(() => {})
    if (!locks || !isVisible()) return
    const age = await heartbeat.ageMs().catch(() => null)
    // A beat from the future: the clock was set back. Whoever it is of, it proves nothing.
    if (age !== null && age >= 0 && age < SILENT_MS) return
    if (!this.#isStopped && !this.isLeading) this.#request({ steal: true })
  }

  #begin(): void {
    if (this.#lead || this.#isStopped) return
    this.#lead = new AbortController()
    void this.#options.heartbeat.beat().catch(() => {})
    this.#options.onLead(this.#lead.signal)
  }

  #end(): void {
    this.#lead?.abort()
    this.#lead = null
    this.#resign = null
  }
}
