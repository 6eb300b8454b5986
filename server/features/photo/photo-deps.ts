/** What every verb of photos is given. */
import type { SyncActor } from '../../sync/sync-actor.ts'
import type { SyncDeps } from '../../sync/sync-deps.ts'
import type { PartialUploads } from './partial-uploads.ts'
import type { PhotoStore } from './photo-store.ts'

export type PhotoDeps = Pick<SyncDeps, 'db' | 'now'> & {
  readonly store: PhotoStore
  readonly partials: PartialUploads
}

export type PhotoActor = Pick<SyncActor, 'tenantId' | 'deviceId' | 'scopes'>
