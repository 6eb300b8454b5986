/**
 * Reads of live queries that outlive their connection. A browser may close the storage under a
 * read (memory, a version change, a crash of its process); Dexie then gives such a query up
 * without a word and the screen stays as it was. Here it is run again on a new connection.
 */
import { Dexie } from 'dexie'
import { announceAll } from '#client/sync/announce.ts'
import type { LocalDb } from '#client/sync/local-db.ts'
import { isLost } from '#client/sync/transact.ts'

const FIRST_MS = 250
const LONGEST_MS = 10_000

const reviving = new WeakSet<LocalDb>()

/** For the query of a `liveQuery`: what is lost comes back, anything else fails as before. */
export function revived<T>(db: LocalDb, read: () => PromiseLike<T>): Promise<T> {
  return Dexie.Promise.resolve(read()).catch((error: unknown) => {
    if (!isLost(error)) throw error
    revive(db)
    // Of this name, because Dexie keeps the query alive, and quiet, for this one only.
    throw new Dexie.DatabaseClosedError()
  }) as unknown as Promise<T>
}

/** Tries until the database can be read, then has all live queries run again. */
function revive(db: LocalDb): void {
  if (reviving.has(db)) return
  reviving.add(db)
  let waitMs = FIRST_MS
  const attempt = async () => {
    try {
      // A save may have opened it meanwhile; a read tells a live one from a dead one.
      await db.meta.count()
      reviving.delete(db)
      announceAll()
    } catch {
      // Without `disableAutoOpen` the next read opens it again.
      db.close({ disableAutoOpen: false })
      waitMs = Math.min(LONGEST_MS, waitMs * 2)
      setTimeout(attempt, waitMs)
    }
  }
  setTimeout(attempt, waitMs)
}
