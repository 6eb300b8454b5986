/**
 * An IndexedDB whose n-th call fails, by itself or with all that follow, in one of the ways
 * browsers fail. Calls are counted from `arm`: those that can fail in the way that is planned.
 */
import { IDBFactory } from 'fake-indexeddb'

export const FAULTS = [
  /** The storage process is gone: the call throws, and the connection is dead from then on. */
  'gone',
  /** The transaction is taken back, by the browser. */
  'abort',
  /** No room: the write fails, and its transaction with it. */
  'full',
  /** No room after all, found out when the transaction was to be written down. */
  'full_at_commit',
  /** Written down, but the connection died before anybody heard. */
  'doubt',
] as const
export type Fault = (typeof FAULTS)[number]

export type Plan = {
  readonly fault: Fault
  /** 1 = the next call. */
  readonly nth: number
  /** All calls from the n-th on, or only that one. */
  readonly isLasting: boolean
}

const REQUESTS = ['get', 'getAll', 'getAllKeys', 'getKey', 'count', 'openCursor'] as const
const WRITES = ['put', 'add', 'delete', 'clear'] as const

export class FailingStorage {
  readonly factory = new IDBFactory()
  #plan: Plan | null = null
  #calls = 0
  #hits = 0

  constructor() {
    const open = this.factory.open.bind(this.factory)
    this.factory.open = (...args) => {
      if (this.#isHit(['gone'])) throw new DOMException('storage gone', 'UnknownError')
      const request = open(...args)
      request.addEventListener('success', () => this.#watch(request.result as never))
      return request
    }
  }

  arm(plan: Plan): void {
    this.#plan = plan
    this.#calls = 0
    this.#hits = 0
  }

  /** All is well again. What was called, and what of it failed, since it was armed. */
  mend(): { calls: number; hits: number } {
    this.#plan = null
    return { calls: this.#calls, hits: this.#hits }
  }

  /** Counts this call; true when it is to fail, and can fail in that way. */
  #isHit(possible: readonly Fault[]): boolean {
    const plan = this.#plan
    if (!plan || !possible.includes(plan.fault)) return false
    this.#calls += 1
    const isDue = plan.isLasting ? this.#calls >= plan.nth : this.#calls === plan.nth
    if (!isDue) return false
    this.#hits += 1
    return true
  }

  #watch(idb: IDBDatabase): void {
    let isDead = false
    const begin = idb.transaction.bind(idb)
    const die = (): never => {
      isDead = true
      throw new DOMException('connection gone', 'InvalidStateError')
    }
    idb.transaction = (stores, mode, options) => {
      if (isDead || this.#isHit(['gone'])) die()
      const tx = begin(stores, mode, options)
      if (mode === 'readwrite') this.#watchEnd(tx)
      const storeOf = tx.objectStore.bind(tx)
      const watched = new Map<string, IDBObjectStore>()
      tx.objectStore = (name) => {
        const store = watched.get(name) ?? this.#watchStore(storeOf(name), die)
        watched.set(name, store)
        return store
      }
      return tx
    }
  }

  #watchStore(store: IDBObjectStore, die: () => never): IDBObjectStore {
    const any = store as unknown as Record<string, (...args: never[]) => unknown>
    for (const verb of [...REQUESTS, ...WRITES]) {
      const isWrite = (WRITES as readonly string[]).includes(verb)
      const ask = any[verb]?.bind(store)
      if (!ask) continue
      any[verb] = (...args) => {
        if (!this.#isHit(isWrite ? ['gone', 'abort', 'full'] : ['gone', 'abort'])) {
          return ask(...args)
        }
        if (this.#plan?.fault === 'gone') {
          store.transaction.abort()
          die()
        }
        const request = ask(...args)
        const name = this.#plan?.fault === 'full' ? 'QuotaExceededError' : 'AbortError'
        abortWith(store.transaction, name)
        return request
      }
    }
    return store
  }

  /** The end of a transaction that writes: it may fail there, or be lost on the way. */
  #watchEnd(tx: IDBTransaction): void {
    const commit = tx.commit.bind(tx)
    tx.commit = () => {
      // It commits once more by itself when all is done.
      tx.commit = commit
      if (this.#isHit(['full_at_commit'])) abortWith(tx, 'QuotaExceededError')
      else if (this.#isHit(['doubt'])) this.#loseCompletion(tx, commit)
      else commit()
    }
  }

  #loseCompletion(tx: IDBTransaction, commit: () => void): void {
    const { onabort } = tx
    tx.oncomplete = () => {
      Object.defineProperty(tx, 'error', { get: () => new DOMException('', 'AbortError') })
      onabort?.call(tx, new Event('abort'))
    }
    commit()
  }
}

function abortWith(tx: IDBTransaction, name: string): void {
  Object.defineProperty(tx, 'error', {
    get: () => new DOMException('no', name),
    set: () => {},
  })
  tx.abort()
}
