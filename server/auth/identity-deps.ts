/** What every verb of identity is given. */
import type { SyncDeps } from '../sync/sync-deps.ts'

export type IdentityDeps = SyncDeps & {
  /** Signs person tokens. */
  readonly personKey: Buffer
  /** Of the back office: finds addresses, seals what authenticators know. */
  readonly officeKey: Buffer
}
