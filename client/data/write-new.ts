/** New records: nothing has to be read first, so a tap is one short transaction. */
import { Announcement } from '#client/sync/announce.ts'
import { applyChange } from '#client/sync/apply-change.ts'
import { asLocal } from '#client/sync/place-rows.ts'
import type { LocalRecord, LogRow } from '#client/sync/rows.ts'
import { transact } from '#client/sync/transact.ts'
import { checkChange, type Refusal } from '#shared/record/check-change.ts'
import { changeOf, malformed, newEntry } from './new-mutation.ts'
import { guessOrder, noteOrder } from './order-guess.ts'
import type { SaveDeps, Write } from './save.ts'

/** `exists`: an id is taken, nothing was written; null: saved. */
export async function writeNew(
  deps: SaveDeps,
  write: Write,
): Promise<Refusal | 'exists' | null> {
  const { db, clock, index } = deps
  for (const { kind, set } of write.drafts) {
    const refusal = checkChange(kind, { set }, false)
    if (refusal) return refusal
    const reason = kind.forbids({ set, held: null, ...write.author, family: null })
    if (reason) return { code: 'not_allowed', detail: `${kind.name}: ${reason}` }
  }
  const changes = write.drafts.map((draft) => changeOf(draft, clock.stamp(), null))
  for (const change of changes) {
    const refusal = malformed(change)
    if (refusal) return refusal
  }
  const entry = newEntry(clock, write, changes)
  const rows = changes.map((change) =>
    asLocal(applyChange(null, change, entry.mutation), write.scope, index),
  )
  const order = (await addGuessing(deps, entry, rows)) ?? (await add(deps, entry, rows))
  if (order === null) return 'exists'
  noteOrder(db, order, entry.mutation.at)
  return null
}

type Entry = Omit<LogRow, 'order'>
type Rows = readonly LocalRecord[]

/** In one go, under the order it will most likely get; null when that one is taken. */
async function addGuessing(deps: SaveDeps, entry: Entry, rows: Rows) {
  const { db } = deps
  const order = guessOrder(db, entry.mutation.at)
  if (order === null) return null
  return await unlessTaken(async () => {
    await transact(db, ['records', 'mutations'], 'readwrite', (tx) => {
      tx.objectStore('mutations').add({ ...entry, order } satisfies LogRow)
      finish(deps, tx, { scope: entry.scope, rows, order })
    })
    return order
  })
}

/** Under the order IndexedDB gives it; null when the id of a record is taken. */
async function add(deps: SaveDeps, entry: Entry, rows: Rows): Promise<number | null> {
  const { db } = deps
  return await unlessTaken(async () => {
    let order = 0
    await transact(db, ['records', 'mutations'], 'readwrite', (tx) => {
      const added = tx.objectStore('mutations').add(entry)
      added.onsuccess = () => {
        order = added.result as number
        finish(deps, tx, { scope: entry.scope, rows, order })
      }
    })
    return order
  })
}

type Added = { readonly scope: string; readonly rows: Rows; readonly order: number }

function finish(
  { db, onWritten }: SaveDeps,
  tx: IDBTransaction,
  { scope, rows, order }: Added,
): void {
  const records = tx.objectStore('records')
  for (const row of rows) {
    // Fails on an id that is taken: it is an edit then, or the same tap again.
    records.add({ ...row, order, base: null, since: 0 } satisfies LocalRecord)
  }
  tx.commit()
  new Announcement(db).added(rows).logged(scope, order).send()
  onWritten?.(scope)
}

async function unlessTaken(write: () => Promise<number>): Promise<number | null> {
  try {
    return await write()
  } catch (error) {
    if (error instanceof Error && error.name === 'ConstraintError') return null
    throw error
  }
}
