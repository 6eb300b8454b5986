/**
 * A bootstrap beside the local copy. Nothing local goes before its replacement is complete
 * [B3]; what was fetched of an abandoned one is merged in, never thrown away [B4].
 */
import { mergeRecords } from '#shared/sync/merge.ts'
import type { RecordRow } from '#shared/sync/protocol.ts'
import { forgetErased, isAnyErased } from './forget-erased.ts'
import type { KeyRanges } from './local-db.ts'
import { asLocal, asRow, type Placing, underEdits } from './place-rows.ts'
import type { LocalRecord, ScopeRow, SnapshotState, StagedRow } from './rows.ts'
import { done } from './transact.ts'

/** Rows read at once: a transaction over a large store must not hold it all in memory. */
const CHUNK = 1000

/** Needs `records` and `staging`. Adds what was staged to the local copy and empties it. */
export async function mergeStaged(placing: Placing, scope: string): Promise<void> {
  const { tx, index, told } = placing
  const records = tx.objectStore('records')
  await eachStaged(placing, scope, async (staged) => {
    const key = [staged.kind, staged.id]
    const local = await done<LocalRecord | undefined>(records.get(key))
    if (!local) {
      records.put(asLocal(asRow(staged), scope, index))
      return
    }
    const server = asRow(staged)
    const view = asRow(mergeRecords(local, server) as LocalRecord)
    const { order, base, since } = local
    records.put({
      ...asLocal(view, scope, index),
      ...(order !== undefined && { order }),
      ...(base !== undefined && { base: mergeRecords(base ?? undefined, server), since }),
    })
  })
  clearStaged(placing, scope)
  told.all('records')
}

/**
 * Needs `records`, `staging`, `mutations` and `refused`. The staged copy becomes the local one, in this transaction:
 * records that are not in it go, except what was edited here since it was begun.
 */
export async function flipStaged(
  placing: Placing,
  row: ScopeRow,
  snapshot: SnapshotState,
): Promise<void> {
  const { db, tx, told } = placing
  const records = tx.objectStore('records')
  const { scope } = row
  const prefix = snapshot.kind === null ? [] : [snapshot.kind]
  const locals = pages<LocalRecord>(
    records,
    db.keyRange.bound(snapshot.kind === null ? [] : [snapshot.kind], [...prefix, []], true),
    ({ kind, id }) => [kind, id],
    db.keyRange,
  )
  const erased: StagedRow[] = []
  let local = await locals.next()
  const skipOthers = async () => {
    while (local && local.scope !== scope) local = await locals.next()
  }
  const settle = (gone: LocalRecord) => {
    if (!isKept(gone, snapshot)) records.delete([gone.kind, gone.id])
  }
  await eachStaged(placing, scope, async (staged) => {
    await skipOthers()
    while (local && isBefore(local, staged)) {
      settle(local)
      local = await locals.next()
      await skipOthers()
    }
    const held =
      local && local.kind === staged.kind && local.id === staged.id ? local : null
    if (held) local = await locals.next()
    if (isAnyErased([staged])) erased.push(staged)
    records.put(replacement(placing, row, { staged, held, snapshot }))
  })
  for (await skipOthers(); local; await skipOthers()) {
    settle(local)
    local = await locals.next()
  }
  await forgetErased(placing, row, erased)
  clearStaged(placing, scope)
  told.all('records')
}

export function clearStaged({ db, tx }: Pick<Placing, 'db' | 'tx'>, scope: string): void {
  tx.objectStore('staging').delete(db.keyRange.bound([scope], [scope, []]))
}

type Replacing = {
  readonly staged: StagedRow
  readonly held: LocalRecord | null
  readonly snapshot: SnapshotState
}

function replacement(
  { index }: Placing,
  row: ScopeRow,
  { staged, held, snapshot }: Replacing,
): LocalRecord {
  const server = asRow(staged)
  if (!held || !isKept(held, snapshot)) return asLocal(server, row.scope, index)
  const order = held.order as number
  if (order > row.ackedOrder) {
    return underEdits(server, held, { order, since: row.ackedOrder, index })
  }
  // Edited and acknowledged meanwhile: the pull leaves our own edits out [L4].
  const view = mergeRecords(server, held) as RecordRow
  return { ...asLocal(view, row.scope, index), order }
}

function isKept(local: LocalRecord, snapshot: SnapshotState): boolean {
  return local.order !== undefined && local.order > snapshot.order
}

function isBefore(a: LocalRecord, b: StagedRow): boolean {
  return a.kind < b.kind || (a.kind === b.kind && a.id < b.id)
}

async function eachStaged(
  { db, tx }: Placing,
  scope: string,
  visit: (staged: StagedRow) => Promise<void>,
): Promise<void> {
  const staged = pages<StagedRow>(
    tx.objectStore('staging'),
    db.keyRange.bound([scope], [scope, []]),
    ({ kind, id }) => [scope, kind, id],
    db.keyRange,
  )
  for (let row = await staged.next(); row; row = await staged.next()) await visit(row)
}

/** The rows of a range one by one, read `CHUNK` at a time. */
export function pages<T>(
  store: IDBObjectStore,
  range: IDBKeyRange,
  keyOfRow: (row: T) => IDBValidKey,
  keyRange: KeyRanges,
): { next(): Promise<T | undefined> } {
  let rows: readonly T[] = []
  let at = 0
  let rest: IDBKeyRange | null = range
  return {
    async next() {
      if (at === rows.length) {
        if (!rest) return undefined
        rows = await done<T[]>(store.getAll(rest, CHUNK))
        at = 0
        const last = rows.at(-1)
        rest =
          last && rows.length === CHUNK
            ? keyRange.bound(keyOfRow(last), range.upper, true, range.upperOpen)
            : null
      }
      const row = rows[at]
      at += 1
      return row
    },
  }
}
