/** What every verb of sync is given. */
import type { KindMap } from '#shared/kinds.ts'
import type { Database } from '../db/connect.ts'
import type { LiveHub } from './live.ts'

export type SyncDeps = {
  readonly db: Database
  readonly kinds: KindMap
  /** Server clock, ms. */
  readonly now: () => number
  /** Signs heads [E1]. Kept outside the database and its backups, or restores go unseen. */
  readonly headKey: Buffer
  readonly live: LiveHub
  /** Pulls of older schemas are answered `update_needed` [V3]; 1 when absent. */
  readonly minSchema?: number
}
