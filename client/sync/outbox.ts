/**
 * The outbox: mutations of a scope after `ackedOrder`, in the order they were written.
 *
 * Number and hash follow from the scope row alone, so nothing is stored to seal a mutation:
 * the same log gives the same numbers however often the sender dies in between.
 */
import { MAX_PUSH_BYTES, MAX_PUSH_MUTATIONS } from '#shared/sync/protocol.ts'
import { chainLink } from './chain.ts'
import type { LocalDb } from './local-db.ts'
import type { LogRow, ScopeRow } from './rows.ts'
import { done } from './transact.ts'

/** Room for everything in a request that is not a mutation. */
const ENVELOPE_BYTES = 20_000

export type SealedMutation = {
  readonly order: number
  readonly n: number
  readonly hash: string
  /** JSON text as UTF-8, as hashed and as sent. */
  readonly bytes: Uint8Array
}

export type Outbox = {
  readonly sealed: readonly SealedMutation[]
  /** Others wait behind these. */
  readonly more: boolean
}

/** What has gone before: the batch is numbered and chained from there. */
export type OutboxStart = Pick<ScopeRow, 'scope' | 'ackedN' | 'ackedH' | 'ackedOrder'>

/** Reads and seals the next batch: at most `limit` mutations, at most one request's bytes. */
export async function readOutbox(
  db: LocalDb,
  tx: IDBTransaction,
  { scope, ackedN, ackedH, ackedOrder }: OutboxStart,
  limit = MAX_PUSH_MUTATIONS,
): Promise<Outbox> {
  const sealed: SealedMutation[] = []
  let previous = ackedH
  let size = ENVELOPE_BYTES
  let after = ackedOrder
  for (;;) {
    const rows = await logAfter(db, tx, { scope, after, count: limit + 1 })
    for (const { order, mutation, parked } of rows) {
      after = order
      if (parked) continue
      if (sealed.length === limit) return { sealed, more: true }
      const { hash, bytes } = chainLink(previous, JSON.stringify(mutation))
      size += bytes.length + 1
      // One that is too large by itself goes alone; the server's word decides [P10].
      if (size > MAX_PUSH_BYTES && sealed.length > 0) return { sealed, more: true }
      previous = hash
      sealed.push({ order, n: ackedN + sealed.length + 1, hash, bytes })
    }
    if (rows.length <= limit) return { sealed, more: false }
  }
}

/** Everything of the scope that waits, oldest first. */
export async function pendingRows(
  db: LocalDb,
  tx: IDBTransaction,
  { scope, ackedOrder }: Pick<ScopeRow, 'scope' | 'ackedOrder'>,
): Promise<LogRow[]> {
  const rows = await logAfter(db, tx, { scope, after: ackedOrder })
  return rows.filter(({ parked }) => !parked)
}

/** The scope's log after an order, oldest first. */
export function logAfter(
  db: LocalDb,
  tx: IDBTransaction,
  { scope, after, count }: { scope: string; after: number; count?: number },
): Promise<LogRow[]> {
  const range = db.keyRange.bound([scope, after], [scope, []], true)
  const log = tx.objectStore('mutations').index('[scope+order]')
  return done<LogRow[]>(log.getAll(range, count))
}
