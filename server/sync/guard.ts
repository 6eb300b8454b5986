/**
 * The check every request passes before anything else: is this the history the client knows?
 *
 * Pure. Order matters: a stranger's client id and a bad signature are refused before
 * anything could make the scope mint a new epoch [P8][E3].
 */
import type { Head, SyncError } from '#shared/sync/protocol.ts'

export type GuardInput = {
  readonly request: {
    readonly epoch: string | null
    readonly seen: Head | null
    readonly ackN: number
  }
  readonly deviceId: string
  readonly scope: {
    readonly epoch: string
    readonly epochs: readonly string[]
    readonly seq: number
    readonly headFloorSeq: number
  }
  /** The signed head of the scope as it stands. */
  readonly ownHead: () => Head
  readonly client: { readonly deviceId: string; readonly lastN: number } | null
  /** Random part of a validly signed head of that epoch, hex; null when the signature is bad. */
  readonly readHead: (epoch: string, head: Head) => string | null
  /** Random part of the head the server holds at a seq, hex. */
  readonly heldHead: (seq: number) => string | undefined
}

/** `mint`: the database went back in time; `proof` is the epoch the client knows. */
export type Verdict =
  | { readonly type: 'pass' }
  | { readonly type: 'refuse'; readonly error: SyncError }
  | { readonly type: 'mint'; readonly proof: string }

/** A tablet told to start over waits this long, so that a loop cannot run hot. */
export const RESET_DELAY_MS = 5_000

export function guard(input: GuardInput): Verdict {
  const { request, scope, client } = input
  const { epoch, seen } = request
  if (client && client.deviceId !== input.deviceId) return refuse({ error: 'forged' })
  if (epoch !== null && epoch !== scope.epoch) return judgeOtherEpoch(input, epoch)
  if (seen) {
    const rnd = input.readHead(scope.epoch, seen)
    if (rnd === null) return refuse({ error: 'forged' })
    if (seen.seq < scope.headFloorSeq) {
      return refuse({ error: 'reset', reason: 'floor', minDelayMs: RESET_DELAY_MS })
    }
    if (seen.seq > scope.seq || input.heldHead(seen.seq) !== rnd) {
      return { type: 'mint', proof: scope.epoch }
    }
  }
  const lastN = client?.lastN ?? 0
  if (request.ackN > lastN) return refuse({ error: 'gap', lastN })
  return { type: 'pass' }
}

/** An epoch we never had, with a head we signed: restored to before it began [E2]. */
function judgeOtherEpoch(
  { request, scope, readHead, ownHead }: GuardInput,
  epoch: string,
): Verdict {
  if (!scope.epochs.includes(epoch) && request.seen) {
    if (readHead(epoch, request.seen) === null) return refuse({ error: 'forged' })
    return { type: 'mint', proof: epoch }
  }
  return refuse({ error: 'epoch', epoch: scope.epoch, head: ownHead() })
}

function refuse(error: SyncError): Verdict {
  return { type: 'refuse', error }
}
