/** One thing that somebody did on the demo's tablet, at a moment that has passed. */
import type { Fields } from '#shared/record/record.ts'

export type DemoEntry = {
  /** When it was entered, ms. */
  readonly at: number
  /** Person; null for the tablet itself. */
  readonly by: string | null
  readonly drafts: readonly {
    readonly kind: string
    readonly id: string
    readonly set: Fields
    readonly isNew?: true
  }[]
}

export type DemoTime = {
  /** The moment everything is counted back from, ms. */
  readonly now: number
  readonly zone: string
}
