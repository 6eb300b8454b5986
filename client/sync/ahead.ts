/**
 * Something begun before its turn, so that network, server and storage work at the same time:
 * the next page while this one is stored, the next batch while this one is on its way.
 *
 * It counts only in the very turn it was begun for; whatever else happened in between, it is
 * forgotten and asked for again.
 */
export class Ahead<T> {
  #slot: { turn: number; key: unknown; result: Promise<T> } | null = null

  begin(turn: number, key: unknown, run: () => Promise<T>): void {
    const result = run()
    // Its failure is of interest only to whoever takes it.
    result.catch(() => {})
    this.#slot = { turn, key, result }
  }

  take(turn: number, key: unknown): Promise<T> | null {
    const slot = this.#slot
    this.#slot = null
    return slot?.turn === turn && slot.key === key ? slot.result : null
  }
}
