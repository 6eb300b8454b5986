/**
 * Lets few pushes of one scope at the database at once.
 *
 * They wait for the same counter row anyway; waiting here instead, a busy store cannot take
 * every connection from the others. Not needed for correctness: the row's lock is.
 */

/** One that works and one whose lock request is there already when it ends. */
const AT_ONCE = 2

type Lane = { running: number; readonly waiting: (() => void)[] }

export class ScopeQueue {
  readonly #lanes = new Map<string, Lane>()

  async run<T>(key: string, fn: () => Promise<T>): Promise<T> {
    const lane = this.#lanes.get(key) ?? { running: 0, waiting: [] }
    this.#lanes.set(key, lane)
    if (lane.running >= AT_ONCE) {
      await new Promise<void>((resolve) => lane.waiting.push(resolve))
    } else lane.running++
    try {
      return await fn()
    } finally {
      const next = lane.waiting.shift()
      // The place is handed on, so that nobody can slip in between.
      if (next) next()
      else if (--lane.running === 0) this.#lanes.delete(key)
    }
  }
}
