/**
 * Applies an accepted answer: proof first, then acknowledgement, witness and whatever the
 * step adds, in one transaction [P7][L2].
 */
import type { RepairReply } from '#shared/sync/protocol.ts'
import { Announcement } from './announce.ts'
import type { StoreName } from './local-db.ts'
import type { Placing } from './place-rows.ts'
import { type Acknowledged, proveFromLog, proveFromSent } from './prove-ack.ts'
import { withMark } from './prune-log.ts'
import { changeEpoch } from './recover.ts'
import type { ScopeRow } from './rows.ts'
import { remint } from './scope-row.ts'
import type { EngineDeps, Position } from './step.ts'
import { done, transact } from './transact.ts'

export type Answer = Omit<RepairReply, 'accepted'>

/** What a step does beyond the acknowledgement; returns the scope row to store. */
export type Effect = {
  readonly stores: readonly Exclude<StoreName, 'scopes'>[]
  run(placing: Placing, row: ScopeRow): Promise<ScopeRow> | ScopeRow
}

/** The row as stored, or `recovered` when the answer could not be taken. */
export async function applyAnswer(
  deps: EngineDeps,
  { row, outbox }: Position,
  answer: Answer,
  effect: Effect,
): Promise<ScopeRow | 'recovered'> {
  const { db, index } = deps
  if (row.epoch !== null && answer.epoch !== row.epoch) {
    return await changeEpoch(deps, row, answer)
  }
  const proof = proveFromSent(row, outbox.sealed, answer)
  const stores = new Set<StoreName>(['scopes', ...effect.stores])
  if (proof === 'beyond') stores.add('mutations')
  const told = new Announcement(db).put('scopes', row.scope)
  const store = async (tx: IDBTransaction) => {
    const scopes = tx.objectStore('scopes')
    const current = await done<ScopeRow | undefined>(scopes.get(row.scope))
    // Another sender applied an answer meanwhile: ours is about a position long left [C2].
    if (current?.turn !== row.turn) return 'recovered'
    const acked =
      proof === 'beyond'
        ? await proveFromLog(db, tx, row, { sent: outbox.sealed, claim: answer })
        : proof
    if (acked === 'misfit') {
      scopes.put(remint(current, deps.newId()))
      return 'recovered'
    }
    const next = await effect.run(
      { db, tx, index, told },
      acknowledge(current, answer, acked),
    )
    scopes.put(next)
    // Whoever reads now waits for this transaction to end.
    told.send()
    return next
  }
  // What was only fetched lies on the server, with its cursor in the same transaction: a power
  // cut costs fetching it again. An answer to something sent is kept strictly.
  const durability = outbox.sealed.length > 0 ? 'strict' : 'relaxed'
  const result = await transact(db, [...stores], 'readwrite', store, durability)
  if (result !== 'recovered') deps.onApplied?.(result)
  return result
}

function acknowledge(row: ScopeRow, answer: Answer, acked: Acknowledged): ScopeRow {
  const { head, durableN } = answer
  const isNewer = !row.seen || head.seq >= row.seen.seq
  // Backups are made in order: the last acknowledged in one means all before it are, too.
  const isDurable = durableN !== null && acked.ackedN > 0 && durableN >= acked.ackedN
  const next: ScopeRow = {
    ...row,
    ...acked,
    turn: row.turn + 1,
    epoch: answer.epoch,
    seen: isNewer ? head : row.seen,
    provenOrder: Math.max(row.provenOrder, acked.ackedOrder),
    lastAckAt: acked.ackedN > row.ackedN ? answer.now : row.lastAckAt,
    durableOrder: isDurable ? acked.ackedOrder : row.durableOrder,
  }
  return withMark(next, answer.now)
}
