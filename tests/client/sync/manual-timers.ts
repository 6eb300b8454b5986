/** Timers that are wound by hand, and a monotonic clock that goes with them. */
import type { Timers } from '#client/sync/timers.ts'

type Pending = { readonly at: number; readonly run: () => void }

export class ManualTimers implements Timers {
  now = 0
  readonly #pending = new Set<Pending>()

  get waiting(): number {
    return this.#pending.size
  }

  set(run: () => void, ms: number): unknown {
    const timer = { at: this.now + ms, run }
    this.#pending.add(timer)
    return timer
  }

  clear(handle: unknown): void {
    this.#pending.delete(handle as Pending)
  }

  /** Lets `ms` go by: what falls due runs in its order, and what it starts may finish. */
  async wind(ms: number): Promise<void> {
    const end = this.now + ms
    await settle()
    for (let next = this.#next(end); next; next = this.#next(end)) {
      this.#pending.delete(next)
      this.now = next.at
      next.run()
      await settle()
    }
    this.now = end
  }

  #next(end: number): Pending | undefined {
    return [...this.#pending].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0]
  }
}

/** Promises and streams that wait for nothing outside get to their end. */
export async function settle(): Promise<void> {
  for (let i = 0; i < 5; i++) await new Promise((resolve) => setImmediate(resolve))
}
