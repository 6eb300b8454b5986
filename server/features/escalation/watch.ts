/** A kind of record whose time runs out: what is watched, and what is said when it did. */
import type { Fields } from '#shared/record/record.ts'
import type { Tx } from '../../db/transaction.ts'
import type { ScopePlace } from '../../sync/scope-row.ts'
import type { StoreFacts } from './read-store.ts'
import type { Notice } from './tell.ts'

/** A step that says who was told, and the notification that tells them. */
export type Telling = {
  /** Of the step: the same on every server and in every try. */
  readonly id: string
  readonly kind: string
  readonly step: Fields
  readonly toldIds: readonly string[]
  readonly notice: Notice
}

export type Judged = {
  /** Of the record. */
  readonly id: string
  readonly tellings: readonly Telling[]
  /** When to look again, ms; null = not before its records change. */
  readonly nextAt: number | null
}

export type Watch = {
  /** Name of the kind; `timers` has a row for each record of it. */
  readonly kind: string
  /** Those given, judged on the state the transaction sees. */
  readonly judgeAll: (
    tx: Tx,
    place: ScopePlace,
    asked: {
      readonly ids: readonly string[]
      readonly facts: StoreFacts
      readonly now: number
    },
  ) => Promise<Judged[]>
}
