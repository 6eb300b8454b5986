/** What an answer acknowledges, and whether it can mean us at all [O3][P7]. */
import { chainLink } from './chain.ts'
import type { LocalDb } from './local-db.ts'
import { pendingRows, type SealedMutation } from './outbox.ts'
import type { ScopeRow } from './rows.ts'

export type Acknowledged = Pick<ScopeRow, 'ackedN' | 'ackedH' | 'ackedOrder'>
type Claim = { readonly lastN: number; readonly lastH: string }

/**
 * How far `claim` acknowledges what was sent; `'misfit'` when the server's last mutation of
 * this client is not the one we wrote, `'beyond'` when only the log can tell.
 */
export function proveFromSent(
  row: ScopeRow,
  sent: readonly SealedMutation[],
  { lastN, lastH }: Claim,
): Acknowledged | 'misfit' | 'beyond' {
  if (lastN === row.ackedN) return lastH === row.ackedH ? unchanged(row) : 'misfit'
  // The server cannot have less than what it proved to hold in this epoch.
  if (lastN < row.ackedN) return 'misfit'
  const item = sent[lastN - row.ackedN - 1]
  if (!item) return 'beyond'
  return item.hash === lastH ? upTo(item) : 'misfit'
}

/**
 * The same when the server knows more of us than was sent now (an earlier answer was lost).
 * Only what was sent is acknowledged: this answer says nothing of how the rest fared.
 */
export async function proveFromLog(
  db: LocalDb,
  tx: IDBTransaction,
  row: ScopeRow,
  { sent, claim }: { sent: readonly SealedMutation[]; claim: Claim },
): Promise<Acknowledged | 'misfit'> {
  const pending = await pendingRows(db, tx, row)
  const claimed = pending.slice(0, claim.lastN - row.ackedN)
  if (claimed.length < claim.lastN - row.ackedN) return 'misfit'
  const hash = claimed.reduce(
    (previous, { mutation }) => chainLink(previous, JSON.stringify(mutation)).hash,
    row.ackedH,
  )
  if (hash !== claim.lastH) return 'misfit'
  const last = sent.at(-1)
  return last ? upTo(last) : unchanged(row)
}

function upTo({ n, hash, order }: SealedMutation): Acknowledged {
  return { ackedN: n, ackedH: hash, ackedOrder: order }
}

function unchanged({ ackedN, ackedH, ackedOrder }: ScopeRow): Acknowledged {
  return { ackedN, ackedH, ackedOrder }
}
