/** Asked before a one-time code is spent: a browser that keeps nothing must not take it. */
import type { LocalDb } from '#client/sync/local-db.ts'
import { transact } from '#client/sync/transact.ts'

const KEY = 'probe'

export async function canStore(db: LocalDb): Promise<boolean> {
  try {
    await transact(db, 'meta', 'readwrite', (tx) => {
      tx.objectStore('meta').put({ key: KEY, value: null })
      tx.objectStore('meta').delete(KEY)
    })
    return true
  } catch {
    return false
  }
}
