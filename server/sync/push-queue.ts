/**
 * Gathers the pushes of one scope that wait for the same counter row.
 *
 * Two are under way at once: one that works and one whose lock request is there already when
 * it ends. What comes meanwhile waits here, takes no connection from other stores, and goes
 * together when one of the two is done. Not needed for correctness: the row's lock is.
 */

const AT_ONCE = 2

/** Takes items of one lane; answers each by its own way. */
export type Run<T> = (items: readonly T[]) => Promise<void>

type Lane<T> = { running: number; waiting: T[] }

export class PushQueue<T> {
  readonly #lanes = new Map<string, Lane<T>>()
  readonly #most: number

  /** `most`: items that may go together. */
  constructor(most: number) {
    this.#most = most
  }

  /** `run` must not reject. */
  add(key: string, item: T, run: Run<T>): void {
    const lane = this.#lanes.get(key) ?? { running: 0, waiting: [] }
    this.#lanes.set(key, lane)
    lane.waiting.push(item)
    if (lane.running < AT_ONCE) void this.#work(key, lane, run)
  }

  async #work(key: string, lane: Lane<T>, run: Run<T>): Promise<void> {
    lane.running++
    while (lane.waiting.length > 0) await run(lane.waiting.splice(0, this.#most))
    lane.running--
    if (lane.running === 0) this.#lanes.delete(key)
  }
}
