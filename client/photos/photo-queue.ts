/**
 * Sends what waits, newest first, for as long as this tab leads. Apart from the records in
 * everything: another database, other requests, other pauses. One photo's trouble holds up
 * none of the others.
 */
import { backoffMs } from '#client/sync/backoff.ts'
import type { Timers } from '#client/sync/timers.ts'
import { clearSent } from './clear-sent.ts'
import type { KeptPhoto } from './photo-db.ts'
import { type SendDeps, sendPhoto } from './send-photo.ts'
import { tryAgain } from './try-again.ts'

/** Another tab may have taken a photo without our hearing of it. */
const LOOK_MS = 30_000
const CLEAR_EVERY_MS = 3_600_000

export type QueueDeps = SendDeps & {
  readonly timers: Timers
  /** Monotonic, ms. */
  readonly mono: () => number
  readonly random: () => number
  readonly onError: (error: unknown) => void
  /** Lets go of what was erased; now and then. */
  readonly forget: () => Promise<unknown>
}

/** `fresh`: what stood in the way may be gone, so pauses are over. */
export type Wake = 'look' | 'fresh'

type Pause = { readonly failures: number; readonly untilMs: number }

export class PhotoQueue {
  readonly #deps: QueueDeps
  readonly #pauses = new Map<string, Pause>()
  #blocks = 0
  #clearedAt: number | null = null
  #isFirstRound = true
  #isStopped = false
  #isRunning = false
  #isWoken = false
  #timer: unknown = null

  constructor(deps: QueueDeps) {
    this.#deps = deps
    this.wake('look')
  }

  wake(why: Wake): void {
    if (why === 'fresh') {
      for (const [id, { failures }] of this.#pauses) {
        this.#pauses.set(id, { failures, untilMs: 0 })
      }
      this.#blocks = 0
    } else if (this.#blocks > 0) return
    this.#isWoken = true
    void this.#run()
  }

  stop(): void {
    this.#isStopped = true
    this.#deps.timers.clear(this.#timer)
  }

  async #run(): Promise<void> {
    if (this.#isRunning || this.#isStopped) return
    this.#isRunning = true
    this.#deps.timers.clear(this.#timer)
    let waitMs = LOOK_MS
    try {
      while (this.#isWoken && !this.#isStopped) {
        this.#isWoken = false
        waitMs = await this.#round()
      }
    } catch (error) {
      // The storage is in trouble: nothing is lost, and it is looked at again.
      this.#deps.onError(error)
    }
    this.#isRunning = false
    if (this.#isStopped) return
    this.#timer = this.#deps.timers.set(() => {
      this.#isWoken = true
      void this.#run()
    }, waitMs)
  }

  /** Tries all that is due once; how long to rest then, ms. */
  async #round(): Promise<number> {
    if (this.#isFirstRound) await this.#askAgain()
    this.#isFirstRound = false
    for (const photo of await this.#waiting()) {
      if (this.#isStopped) return LOOK_MS
      if (this.#pausedMs(photo.id) > 0) continue
      const result = await sendPhoto(this.#deps, photo, this.#pauses.has(photo.id))
      if (result.type === 'blocked') {
        this.#blocks += 1
        const { retryAfterMs } = result
        const { random } = this.#deps
        return backoffMs({ failures: this.#blocks, random: random(), retryAfterMs })
      }
      this.#blocks = 0
      if (result.type === 'later') this.#pause(photo.id)
      else this.#pauses.delete(photo.id)
    }
    await this.#clear()
    const rests = [...this.#pauses.keys()].map((id) => this.#pausedMs(id))
    return Math.max(1, Math.min(LOOK_MS, ...rests.filter((ms) => ms > 0)))
  }

  /** What was refused goes once more with each start: the server may take it by now. */
  async #askAgain(): Promise<void> {
    const { db } = this.#deps
    const again = { state: 'waiting', offset: 0 } as const
    await tryAgain(db, () => db.photos.where('state').equals('refused').modify(again))
  }

  async #waiting(): Promise<KeptPhoto[]> {
    const { db } = this.#deps
    const rows = await tryAgain(db, () =>
      db.photos.where('state').equals('waiting').toArray(),
    )
    return rows.sort((a, b) => b.takenAt - a.takenAt)
  }

  #pause(id: string): void {
    const { mono, random } = this.#deps
    const failures = (this.#pauses.get(id)?.failures ?? 0) + 1
    const untilMs = mono() + backoffMs({ failures, random: random() })
    this.#pauses.set(id, { failures, untilMs })
  }

  #pausedMs(id: string): number {
    return (this.#pauses.get(id)?.untilMs ?? 0) - this.#deps.mono()
  }

  async #clear(): Promise<void> {
    const now = this.#deps.mono()
    if (this.#clearedAt !== null && now - this.#clearedAt < CLEAR_EVERY_MS) return
    this.#clearedAt = now
    await this.#deps.forget()
    const lost = await clearSent(this.#deps)
    if (lost > 0) this.#isWoken = true
  }
}
