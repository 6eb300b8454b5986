/** An IndexedDB whose transactions and requests can be made to fail, and that remembers them. */
import { IDBFactory } from 'fake-indexeddb'

type Seen = {
  readonly stores: string[]
  readonly mode: string
  readonly durability: string
}
type Options = { durability?: string }

export class FaultyStorage {
  readonly factory = new IDBFactory()
  /** Every transaction, without those that only read. */
  readonly transactions: Seen[] = []
  /** Connections opened. */
  opened = 0
  #failing = { left: 0, error: '' }
  #request = { left: 0, error: '' }

  constructor() {
    const open = this.factory.open.bind(this.factory)
    this.factory.open = (...args) => {
      this.opened += 1
      const request = open(...args)
      request.addEventListener('success', () => this.#watch(request.result as never))
      return request
    }
  }

  /** The next `count` writing transactions cannot be begun. */
  failTransactions(count: number, error: string): void {
    this.#failing = { left: count, error }
  }

  /** The `nth` writing request from now on fails, and its transaction with it. */
  failRequest(nth: number, error: string): void {
    this.#request = { left: nth, error }
  }

  #watch(idb: IDBDatabase): void {
    const begin = idb.transaction.bind(idb)
    idb.transaction = (stores, mode, options) => {
      if (mode !== 'readwrite') return begin(stores, mode, options)
      if (this.#failing.left > 0) {
        this.#failing.left -= 1
        throw new DOMException('storage process gone', this.#failing.error)
      }
      const { durability = 'default' } = (options ?? {}) as Options
      this.transactions.push({ stores: [stores].flat() as string[], mode, durability })
      const tx = begin(stores, mode, options)
      const storeOf = tx.objectStore.bind(tx)
      tx.objectStore = (name) => this.#watchStore(storeOf(name))
      return tx
    }
  }

  #watchStore(store: IDBObjectStore): IDBObjectStore {
    const { add, put } = store
    store.add = (...args) => this.#ask(store, () => add.apply(store, args))
    store.put = (...args) => this.#ask(store, () => put.apply(store, args))
    return store
  }

  #ask<T>(store: IDBObjectStore, request: () => IDBRequest<T>): IDBRequest<T> {
    const result = request()
    this.#request.left -= 1
    if (this.#request.left !== 0) return result
    const { error } = this.#request
    const { transaction } = store
    Object.defineProperty(transaction, 'error', {
      get: () => new DOMException('no', error),
      set: () => {},
    })
    transaction.abort()
    return result
  }
}
