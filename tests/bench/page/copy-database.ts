/** A byte-for-byte copy of a database, whatever is in it: many tablets from one. */

const CHUNK = 2_000

/** `to` exists already, with the same stores, empty. */
export async function copyRows(from: IDBDatabase, to: IDBDatabase): Promise<void> {
  for (const name of from.objectStoreNames) {
    let after: IDBValidKey | undefined
    for (;;) {
      const source = from.transaction(name).objectStore(name)
      const range = after === undefined ? null : IDBKeyRange.lowerBound(after, true)
      const [keys, rows] = await Promise.all([
        settled(source.getAllKeys(range, CHUNK)),
        settled(source.getAll(range, CHUNK)),
      ])
      if (keys.length === 0) break
      const tx = to.transaction(name, 'readwrite')
      for (const row of rows) tx.objectStore(name).put(row)
      await committed(tx)
      after = keys.at(-1)
    }
  }
}

export function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}

function committed(tx: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    tx.oncomplete = () => resolve()
    tx.onabort = () => reject(tx.error)
  })
}
