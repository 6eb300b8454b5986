/**
 * The way to the server, as the engine sees it. An answer is either the parsed reply or a
 * typed error; everything else, whatever it looked like, is a `NetworkError` [K1].
 */
import type {
  PullReply,
  PullRequest,
  PushReply,
  PushRequest,
  RecordRow,
  RepairReply,
  RepairRequest,
  SnapshotRequest,
  SyncError,
} from '#shared/sync/protocol.ts'

/** A push whose mutations are JSON text in UTF-8: what was hashed is what travels. */
export type PushEnvelope = Omit<PushRequest, 'mutations'> & {
  readonly mutations: readonly Uint8Array[]
}

export type SnapshotReply = Omit<RepairReply, 'accepted'> & {
  readonly rows: readonly RecordRow[]
  /** Pass as `after` for the next page; null after the last row. */
  readonly next: string | null
}

export interface Transport {
  push(request: PushEnvelope): Promise<PushReply | SyncError>
  pull(request: PullRequest): Promise<PullReply | SyncError>
  snapshot(request: SnapshotRequest): Promise<SnapshotReply | SyncError>
  repair(request: RepairRequest): Promise<RepairReply | SyncError>
}

/** No answer of this protocol came: nothing is acknowledged, no cursor moves. */
export class NetworkError extends Error {
  override readonly name = 'NetworkError'
  /** Something answered, but not as this protocol: the server or a portal, not the line. */
  readonly answered: boolean

  constructor(message: string, options: ErrorOptions & { answered?: boolean } = {}) {
    super(message, options)
    this.answered = options.answered ?? false
  }
}
