/** A row as the screens need it: its number, its state, and who took it back. */
import type { Held } from '#client/data/held.ts'
import { type Visit, type VisitUndo, visit } from '#shared/visit/visit.ts'

export type VisitView = {
  readonly visit: Held<Visit>
  readonly number: number
  /** The undos that hold; empty while the row counts. */
  readonly undos: readonly Held<VisitUndo>[]
  readonly isWaiting: boolean
}

/** What lies in the browser's storage is not trusted: a row of another shape is not shown. */
export function isReadable(record: Held<Visit>): boolean {
  return visit.body.safeParse(record).success
}
