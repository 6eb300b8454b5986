/** What the steps of a round share. */

import type { RoundResult } from './engine.ts'
import type { LocalDb } from './local-db.ts'
import type { Outbox } from './outbox.ts'
import type { IndexOf, ScopeRow } from './rows.ts'
import type { Transport } from './transport.ts'

export type EngineClock = {
  /** Device wall clock, ms. */
  now(): number
  /** Monotonic, ms. */
  mono(): number
  /** Monotonic reading, ms, of each running page of this device, by the name of its boot. */
  boots(): Readonly<Record<string, number>>
}

export type EngineOptions = {
  readonly db: LocalDb
  readonly transport: Transport
  readonly clock: EngineClock
  /** Version of the app, as the server's support sees it. */
  readonly app: string
  readonly index: IndexOf
  /** A fresh UUID. */
  newId(): string
  /** Told when the offset learned from the server changes, ms [T3]. */
  onOffset?(off: number): void
  /** Told the scope row as stored whenever an answer was applied. */
  onApplied?(row: ScopeRow): void
  readonly limits?: Partial<Limits>
}

/** `transport` as handed in, but every answer teaches the offset. */
export type EngineDeps = EngineOptions & { offset(): number | null }

export type Limits = {
  /** Mutations per push. */
  readonly batch: number
  /** Rows per pull page, repair chunk and later snapshot page. */
  readonly page: number
  /** Rows of the first snapshot page: today's work, so that the first screen comes soon. */
  readonly firstPage: number
}

/** Where a scope stands at the start of an exchange. */
export type Position = {
  readonly row: ScopeRow
  readonly outbox: Outbox
  /** Orders of the mutations that lie among the refused. */
  readonly refused: readonly number[]
}

/**
 * How one exchange ended. `again`: more to do at once. `recovered`: our own bookkeeping had to
 * change first (new client id, new epoch, another tab was quicker); the same again from there.
 */
export type StepResult = RoundResult | 'again' | 'recovered'
