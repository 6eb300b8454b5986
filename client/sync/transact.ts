/**
 * One IndexedDB transaction, strict, whole or not at all, tried again on a fresh connection.
 *
 * Browsers lose the connection to their storage process (iOS under memory pressure, a version
 * change, a crash); the first write after it must still be saved, without a reload [O5].
 */
import type { Dexie } from 'dexie'
import { announceAll } from './announce.ts'
import type { StoreName } from './local-db.ts'

const TRIES = 4

/** Names of errors that say "this connection is gone", not "this write is wrong". */
const LOST = new Set([
  'UnknownError',
  'InvalidStateError',
  'InvalidState',
  'TransactionInactiveError',
  'AbortError',
  'DatabaseClosedError',
  'OpenFailedError',
  'TimeoutError',
])

/** What a transaction needs of its database; some can be read before Dexie is ready. */
export type Connects = Pick<Dexie, 'isOpen' | 'open' | 'backendDB' | 'close'> & {
  connected?(): Promise<IDBDatabase>
  disconnect?(): void
}

/**
 * Runs `body` in a transaction and resolves once it is on disk. `body` may run several times,
 * so all it does outside the transaction must be harmless to repeat. What it throws aborts.
 */
export async function transact<T>(
  db: Connects,
  stores: StoreName | readonly StoreName[],
  mode: 'readonly' | 'readwrite',
  body: (tx: IDBTransaction) => Promise<T> | T,
  durability: IDBTransactionDurability = 'strict',
): Promise<T> {
  const names = typeof stores === 'string' ? [stores] : stores
  for (let tried = 1; ; tried++) {
    try {
      const reads = mode === 'readonly' ? db.connected?.() : undefined
      const idb = await (reads ?? connection(db))
      const result = await once(() => {
        return idb.transaction([...names], mode, { durability })
      }, body)
      // Live queries that ran into the dead connection have given up without a word.
      if (tried > 1) announceAll()
      return result
    } catch (error) {
      if (tried === TRIES || !isLost(error)) throw error
      // The live queries of the page come back with the connection.
      if (db.disconnect) db.disconnect()
      else db.close({ disableAutoOpen: false })
    }
  }
}

/** The result of one request of a running transaction. */
export function done<T>(request: IDBRequest<T>): Promise<T> {
  const result = new Promise<T>((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
  // One nobody waits for any more fails along with its transaction, which tells.
  result.catch(() => {})
  return result
}

/** Never kept over an await: a connection can die between two transactions. */
async function connection(db: Connects): Promise<IDBDatabase> {
  if (!db.isOpen()) await db.open()
  return db.backendDB()
}

function once<T>(
  open: () => IDBTransaction,
  body: (tx: IDBTransaction) => Promise<T> | T,
): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const tx = open()
    let result: T
    let failure: unknown
    tx.oncomplete = () => resolve(result)
    tx.onabort = () => reject(failure ?? tx.error ?? new DOMException('', 'AbortError'))
    const fail = (error: unknown) => {
      failure = error
      try {
        tx.abort()
      } catch {
        // Already aborted by the failed request itself, or the connection is gone.
        reject(error)
      }
    }
    try {
      const outcome = body(tx)
      if (outcome instanceof Promise) {
        outcome.then((value) => {
          result = value
          // Nothing to be stored: what has been read is as good now as later.
          if (tx.mode === 'readonly') resolve(value)
          commit(tx)
        }, fail)
      } else result = outcome
    } catch (error) {
      fail(error)
    }
  })
}

/** Nothing more is asked: so it need not wait until the last answer has been heard. */
function commit(tx: IDBTransaction): void {
  try {
    tx.commit()
  } catch {
    // It has committed itself, the body has, or it was aborted: its events say which.
  }
}

/** The connection is gone; the same on a fresh one may do. */
export function isLost(error: unknown): boolean {
  return error instanceof Error && LOST.has(error.name)
}
