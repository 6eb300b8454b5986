/** New records: nothing has to be read first, so a tap is one short transaction. */
import { Announcement } from '#client/sync/announce.ts'
import { applyChange } from '#client/sync/apply-change.ts'
import { asLocal } from '#client/sync/place-rows.ts'
import { transact } from '#client/sync/transact.ts'
import { checkChange, type Refusal } from '#shared/record/check-change.ts'
import { changeOf, malformed, newEntry } from './new-mutation.ts'
import type { SaveDeps, Write } from './save.ts'

/** `exists`: an id is taken, nothing was written; null: saved. */
export async function writeNew(
  { db, clock, index }: SaveDeps,
  write: Write,
): Promise<Refusal | 'exists' | null> {
  for (const { kind, set } of write.drafts) {
    const refusal = checkChange(kind, { set }, false)
    if (refusal) return refusal
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
  let order = 0
  try {
    await transact(db, ['records', 'mutations'], 'readwrite', (tx) => {
      const records = tx.objectStore('records')
      const added = tx.objectStore('mutations').add(entry)
      added.onsuccess = () => {
        order = added.result as number
        // `add` fails on an id that is taken: it is an edit then, or the same tap again.
        for (const row of rows) records.add({ ...row, order, base: null, since: 0 })
        tx.commit()
      }
    })
  } catch (error) {
    if (error instanceof Error && error.name === 'ConstraintError') return 'exists'
    throw error
  }
  new Announcement(db).added(rows).logged(write.scope, order).send()
  return null
}
