/** What every verb of identity is given. */
import type { SyncDeps } from '../sync/sync-deps.ts'

export type IdentityDeps = SyncDeps & {
  /** Signs person tokens. */
  readonly personKey: Buffer
}
