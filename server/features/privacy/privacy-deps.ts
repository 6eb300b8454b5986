/** What every verb of privacy is given. */
import type { SyncDeps } from '../../sync/sync-deps.ts'

/** Pictures, as far as they are to be forgotten; see `photo-store.ts`. */
export interface Pictures {
  drop(key: { tenantId: string; scopeId: string; sha256: string }): Promise<void>
}

export type PrivacyDeps = Pick<SyncDeps, 'db' | 'kinds' | 'now' | 'live'> & {
  /** Null: this server has no folder for photos. */
  readonly pictures: Pictures | null
}
