/** The pages a sender has heard of: their clocks, and whether anybody looks at them. */
import type { PageMessage } from './bus.ts'

type Page = {
  /** Its monotonic clock minus ours, ms. */
  readonly ahead: number
  readonly isVisible: boolean
}

export class Pages {
  readonly #pages = new Map<string, Page>()
  readonly #mono: () => number

  constructor(mono: () => number) {
    this.#mono = mono
  }

  note({ boot, mono, isVisible }: PageMessage): void {
    this.#pages.set(boot, { ahead: mono - this.#mono(), isVisible })
  }

  isVisible(): boolean {
    return [...this.#pages.values()].some((page) => page.isVisible)
  }

  /** Each page's monotonic clock now, ms: the server measures captures against it [T2]. */
  boots(): Record<string, number> {
    const now = this.#mono()
    return Object.fromEntries(
      [...this.#pages].map(([boot, { ahead }]) => [boot, Math.round(now + ahead)]),
    )
  }
}
