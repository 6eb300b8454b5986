/** A mutation too large for any push: kept and shown here, out of the way of the others [P10]. */
import { Announcement } from './announce.ts'
import type { SealedMutation } from './outbox.ts'
import { replayRecords } from './replay.ts'
import type { LogRow, RefusedRow, ScopeRow } from './rows.ts'
import type { EngineDeps, Position } from './step.ts'
import { done, transact } from './transact.ts'

export async function parkMutation(
  { db, index, clock }: EngineDeps,
  { row }: Position,
  { order, bytes }: SealedMutation,
): Promise<void> {
  const told = new Announcement(db).put('refused', order).put('scopes', row.scope)
  const stores = ['scopes', 'mutations', 'refused', 'records'] as const
  await transact(db, stores, 'readwrite', async (tx) => {
    const held = await done<ScopeRow | undefined>(tx.objectStore('scopes').get(row.scope))
    const log = tx.objectStore('mutations')
    const entry = await done<LogRow | undefined>(log.get(order))
    if (held?.turn !== row.turn || !entry) return
    const { scope, mutation } = entry
    log.put({ ...entry, parked: true } satisfies LogRow)
    tx.objectStore('refused').put({
      order,
      scope,
      entry: null,
      code: 'too_large',
      detail: `${bytes.length} bytes`,
      mutation,
      state: 'open',
      at: clock.now(),
    } satisfies RefusedRow)
    // It was the first that waited, so those behind it take its number.
    const provenOrder = Math.max(held.provenOrder, order)
    const next = { ...held, turn: held.turn + 1, ackedOrder: order, provenOrder }
    tx.objectStore('scopes').put(next)
    await replayRecords({ db, tx, index, told }, next, mutation.changes)
  })
  told.send()
}
