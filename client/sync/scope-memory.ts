/** What the engine remembers of a scope from one exchange to the next; none of it matters. */
import type { PullReply, SyncError } from '#shared/sync/protocol.ts'
import { Ahead } from './ahead.ts'
import type { Outbox } from './outbox.ts'
import type { SnapshotReply } from './transport.ts'

export class ScopeMemory {
  /** Mutations of the next push: fewer after one that was too large, then more again. */
  batch: number
  /** The next batch, read and sealed. Key: number of the mutation before it. */
  readonly outbox = new Ahead<Outbox>()
  /** The next page of a bootstrap. Key: `after`. */
  readonly snapshot = new Ahead<SnapshotReply | SyncError>()
  /** The next page of a pull. Key: cursor. */
  readonly pull = new Ahead<PullReply | SyncError>()

  constructor(batch: number) {
    this.batch = batch
  }
}
