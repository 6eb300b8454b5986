/** When acknowledged mutations may leave the log [O4]. Time is the server's. */
import { logAfter } from './outbox.ts'
import type { ScopeRow } from './rows.ts'
import type { EngineDeps } from './step.ts'
import { done, transact } from './transact.ts'

const DAY = 86_400_000
const KEPT_WITH_BACKUP_MS = 14 * DAY
const KEPT_MS = 45 * DAY

/** Notes once a day how far the log was acknowledged; drops notes that say nothing more. */
export function withMark(row: ScopeRow, serverNow: number): ScopeRow {
  const last = row.marks.at(-1)
  if (last && (serverNow - last[1] < DAY || last[0] === row.ackedOrder)) return row
  if (!last && row.ackedOrder === 0) return row
  const open = row.marks.filter(([order]) => order > row.prunedOrder)
  return { ...row, marks: [...open, [row.ackedOrder, serverNow]] }
}

/** Up to here the scope no longer needs the log; nothing while something waits. */
export function prunableOrder(row: ScopeRow, serverNow: number): number {
  return row.marks.reduce((prunable, [order, at]) => {
    const age = serverNow - at
    const isSafe =
      age >= KEPT_MS || (age >= KEPT_WITH_BACKUP_MS && order <= row.durableOrder)
    return isSafe ? Math.max(prunable, order) : prunable
  }, row.prunedOrder)
}

/**
 * Drops what every scope has safe: they share one log, so it goes by the slowest. Only while
 * nothing waits: a pending edit may lean on acknowledged ones before it.
 */
export async function pruneLog({ db }: EngineDeps, serverNow: number): Promise<void> {
  await transact(db, ['scopes', 'mutations'], 'readwrite', async (tx) => {
    const store = tx.objectStore('scopes')
    const rows = await done<ScopeRow[]>(store.getAll())
    const orders: number[] = []
    for (const row of rows) {
      const [pending] = await logAfter(db, tx, {
        scope: row.scope,
        after: row.ackedOrder,
        count: 1,
      })
      if (pending) return
      const [first] = await logAfter(db, tx, { scope: row.scope, after: 0, count: 1 })
      if (first) orders.push(prunableOrder(row, serverNow))
    }
    const order = Math.min(...orders)
    if (orders.length === 0 || !rows.some((row) => row.prunedOrder < order)) return
    tx.objectStore('mutations').delete(db.keyRange.upperBound(order))
    for (const row of rows) {
      const marks = row.marks.filter(([mark]) => mark > order)
      store.put({ ...row, turn: row.turn + 1, prunedOrder: order, marks })
    }
  })
}
