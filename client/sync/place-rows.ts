/**
 * Puts rows of the server in their place. A clean record is replaced; one with a pending edit
 * keeps showing the edit, merged over what came, with the server's version beneath [L5].
 */
import { mergeRecords } from '#shared/sync/merge.ts'
import type { RecordRow } from '#shared/sync/protocol.ts'
import type { Announcement } from './announce.ts'
import type { LocalDb } from './local-db.ts'
import { pendingRows } from './outbox.ts'
import type { IndexOf, LocalRecord, ScopeRow, StagedRow } from './rows.ts'
import { done } from './transact.ts'

export type Placing = {
  readonly db: LocalDb
  readonly tx: IDBTransaction
  readonly index: IndexOf
  readonly told: Announcement
}

/** Needs `records` and `mutations` in the transaction; `row` as it is after this answer. */
export async function placeRecords(
  { db, tx, index, told }: Placing,
  row: ScopeRow,
  incoming: readonly RecordRow[],
): Promise<void> {
  const records = tx.objectStore('records')
  const pending = await pendingOrders(db, tx, row)
  const edited = incoming.filter((server) => pending.has(keyOf(server)))
  // All asked for at once: one way to the storage and back, not one for each.
  const found = await Promise.all(
    edited.map(({ kind, id }) => done<LocalRecord | undefined>(records.get([kind, id]))),
  )
  const locals = new Map(edited.map((server, i) => [server, found[i]]))
  const placed = incoming.map((server) => {
    const local = locals.get(server)
    if (!local) return asLocal(server, row.scope, index)
    const order = Math.max(pending.get(keyOf(server)) ?? 0, local.order ?? 0)
    return underEdits(server, local, { order, since: row.ackedOrder, index })
  })
  for (const record of placed) records.put(record)
  told.records(placed)
}

export function stageRows(
  tx: IDBTransaction,
  scope: string,
  incoming: readonly RecordRow[],
): void {
  const staging = tx.objectStore('staging')
  for (const server of incoming) staging.put({ ...server, scope } satisfies StagedRow)
}

/** The server's row as it is kept: with its look-ups, without any local edit. */
export function asLocal(server: RecordRow, scope: string, index: IndexOf): LocalRecord {
  const clash = server.also ? { clash: 1 as const } : {}
  return { ...server, scope, ...index(server.kind, server.body), ...clash }
}

/** Local edits over the server's version. */
export function underEdits(
  server: RecordRow,
  local: LocalRecord,
  { order, since, index }: { order: number; since: number; index: IndexOf },
): LocalRecord {
  const view = mergeRecords(server, local) as RecordRow
  return { ...asLocal(view, local.scope, index), order, base: server, since }
}

/** What crosses the wire of a local record: no look-ups, no bookkeeping. */
export function asRow(record: LocalRecord | StagedRow): RecordRow {
  const { kind, id, sv, body, stamp, stamps, by, captured, also } = record
  return {
    kind,
    id,
    sv,
    body,
    stamp,
    ...(stamps && { stamps }),
    by,
    captured,
    ...(also && { also }),
  }
}

export function keyOf({ kind, id }: { kind: string; id: string }): string {
  return `${kind}/${id}`
}

/** Records with a mutation that waits, and the order of the last one. */
async function pendingOrders(
  db: LocalDb,
  tx: IDBTransaction,
  row: ScopeRow,
): Promise<Map<string, number>> {
  const orders = new Map<string, number>()
  for (const { order, mutation } of await pendingRows(db, tx, row)) {
    for (const change of mutation.changes) orders.set(keyOf(change), order)
  }
  return orders
}
