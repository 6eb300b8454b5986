/**
 * What a store has decided of its complaints. A complaint goes by what held at its T0, so no
 * setting changed later moves a deadline that somebody was told.
 */
import type { LevelTable } from '../levels/level-table.ts'
import type { ClockMode, Store } from '../store/store.ts'
import type { StoreHours } from '../store/store-hours.ts'

export type RuleBook = {
  readonly store: StoreHours & Partial<Pick<Store, 'clockModes' | 'quietFrom' | 'quietTo'>>
  /** Every version of the tables of levels; none = the usual. */
  readonly tables?: readonly LevelTable[] | undefined
}

/** The hours the clock runs in for a complaint that began at `at`; null = it never stops. */
export function clockHours(book: RuleBook | undefined, at: number): StoreHours | null {
  return book && clockModeAt(book.store, at) === 'open' ? book.store : null
}

export function clockModeAt(
  { clockModes = [] }: Pick<RuleBook['store'], 'clockModes'>,
  at: number,
): ClockMode {
  return clockModes.findLast(({ from }) => from <= at)?.mode ?? 'clock'
}
