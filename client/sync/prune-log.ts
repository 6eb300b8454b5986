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
 * Drops what every scope has safe. The scopes share one log, so it goes by the slowest; and
 * only while nothing waits: a pending edit may lean on acknowledged ones before it.
 */
export async function pruneLog({ db }: EngineDeps, serverNow: number): Promise<void> {
  await transact(db, ['scopes', 'mutations'], 'readwrite', async (tx) => {
    const store = tx.objectStore('scopes')
    const scopes = await done<ScopeRow[]>(store.getAll())
    const order = Math.min(...scopes.map((row) => prunableOrder(row, serverNow)))
    const isDue = scopes.some((row) => row.prunedOrder < order)
    if (!isDue || (await isWaiting(db, tx, scopes))) return
    tx.objectStore('mutations').delete(db.keyRange.upperBound(order))
    for (const row of scopes) {
      const marks = row.marks.filter(([mark]) => mark > order)
      store.put({ ...row, turn: row.turn + 1, prunedOrder: order, marks })
    }
  })
}

async function isWaiting(
  db: EngineDeps['db'],
  tx: IDBTransaction,
  scopes: readonly ScopeRow[],
): Promise<boolean> {
  const acked = new Map(scopes.map((row) => [row.scope, row.ackedOrder]))
  const first = Math.min(...acked.values())
  const rows = await logAfter(db, tx, first)
  return rows.some((row) => !row.parked && row.order > (acked.get(row.scope) ?? 0))
}
