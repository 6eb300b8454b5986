/** IndexedDB with nothing around it: one store, strict. What the limit rows write and read. */
import type { FlatVisit } from '../sample-visits.ts'

const STORE = 'visits'

export function openRaw(name: string, isByDay = false): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 1)
    request.onupgradeneeded = () => {
      const store = request.result.createObjectStore(STORE, { keyPath: 'id' })
      if (isByDay) store.createIndex('day', 'day')
    }
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}

/** All in one transaction; resolves once they are on disk. */
export function putRaw(db: IDBDatabase, records: readonly FlatVisit[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const tx = db.transaction(STORE, 'readwrite', { durability: 'strict' })
    const store = tx.objectStore(STORE)
    for (const record of records) store.put(record)
    tx.oncomplete = () => resolve()
    tx.onabort = () => reject(tx.error)
    tx.commit()
  })
}

export function rawDay(db: IDBDatabase, day: string): Promise<FlatVisit[]> {
  return new Promise((resolve, reject) => {
    const request = db.transaction(STORE).objectStore(STORE).index('day').getAll(day)
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}

export function rawCount(db: IDBDatabase): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = db.transaction(STORE).objectStore(STORE).count()
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}
