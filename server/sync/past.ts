/** The log about one record, to be asked by stamp. */
import type { Stamp } from '#shared/record/stamp.ts'

export type PastLine = {
  readonly stamp: Stamp
  /** As sent, when the server rewrote it [T1]. */
  readonly sentStamp: Stamp | null
  readonly by: string | null
  readonly fields: readonly string[]
}

export class Past {
  readonly #byStamp = new Map<Stamp, PastLine[]>()
  readonly #bySent = new Map<Stamp, PastLine>()

  constructor(lines: Iterable<PastLine>) {
    for (const line of lines) this.add(line)
  }

  add(line: PastLine): void {
    const same = this.#byStamp.get(line.stamp)
    if (same) same.push(line)
    else this.#byStamp.set(line.stamp, [line])
    if (line.sentStamp) this.#bySent.set(line.sentStamp, line)
  }

  /** The change was applied before, under this stamp or as the rewrite of it. */
  has(stamp: Stamp): boolean {
    return this.#byStamp.has(stamp) || this.#bySent.has(stamp)
  }

  /** What the server made of a stamp from the future. */
  rewriteOf(sentStamp: Stamp): Stamp | undefined {
    return this.#bySent.get(sentStamp)?.stamp
  }

  /** Who wrote the field with that stamp; undefined when the log does not say. */
  authorOf(stamp: Stamp, field: string): string | null | undefined {
    return this.#byStamp.get(stamp)?.find((line) => line.fields.includes(field))?.by
  }
}
