/** A browser may drop its connection to the storage at any time; the next try has a fresh one. */
import type { Table } from 'dexie'
import type { PhotoDb } from './photo-db.ts'

const TRIES = 3

/** Errors that say "this write is wrong", or "there is no room"; all others may be the connection. */
const FINAL = new Set(['ConstraintError', 'DataError', 'DataCloneError'])

/** `work` is whole transactions: run again, it does the same. Rejects after three tries. */
export async function tryAgain<T>(db: PhotoDb, work: () => Promise<T>): Promise<T> {
  for (let tried = 1; ; tried++) {
    try {
      return await work()
    } catch (error) {
      if (tried === TRIES || isFull(error) || FINAL.has(nameOf(error))) throw error
      db.close({ disableAutoOpen: false })
    }
  }
}

/** One transaction, tried again; fails with what the browser says of it, such as a full disk. */
export function writeWhole(
  db: PhotoDb,
  tables: readonly Table[],
  work: () => Promise<unknown>,
): Promise<void> {
  return tryAgain(db, async () => {
    let idb: IDBTransaction | undefined
    try {
      await db.transaction('rw', [...tables], async (tx) => {
        idb = tx.idbtrans
        await work()
      })
    } catch (error) {
      // Its requests only say that it was aborted, not why.
      throw idb?.error ?? error
    }
  })
}

/** Dexie wraps what made it give up. */
export function isFull(error: unknown): boolean {
  const inner = (error as { inner?: unknown } | null)?.inner
  return [error, inner].some((e) => nameOf(e) === 'QuotaExceededError')
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : ''
}
