/**
 * Tells Dexie's live queries, in this page, the others and the worker, what a transaction
 * that went past Dexie has changed. The parts are those Dexie 4 computes for its own writes
 * (observability-middleware): `idb://<db>/<store>/<index>` → touched keys; '' is the primary
 * key, ':dels' what was removed.
 */
import { Dexie, type IndexableType, RangeSet } from 'dexie'
import { type LocalDb, STORES, type StoreName } from './local-db.ts'
import type { Indexed, LocalRecord } from './rows.ts'

/** From here on naming each key costs more than asking all queries of the store again. */
const MANY = 50

/** Every live query runs again, also one that failed before it had read anything. */
export function announceAll(): void {
  Dexie.on.storagemutated.fire({ all: new RangeSet(Dexie.minKey, Dexie.maxKey) })
}

type Parts = Record<string, InstanceType<typeof RangeSet>>
type RecordKeys = Pick<LocalRecord, 'kind' | 'id' | 'clash'> & Indexed

export class Announcement {
  readonly #parts: Parts = {}
  readonly #db: string
  #records = 0

  constructor(db: LocalDb) {
    this.#db = db.name
  }

  /** Rows that are there now. Queries that held an older version know it by its id. */
  records(rows: readonly RecordKeys[]): this {
    this.#records += rows.length
    if (this.#records >= MANY) return this.all('records')
    for (const row of rows) {
      this.#key('records', '', [row.kind, row.id])
      if (row.day !== undefined) this.#key('records', '[kind+day]', [row.kind, row.day])
      if (row.parent !== undefined) {
        this.#key('records', '[kind+parent]', [row.kind, row.parent])
      }
      if (row.open !== undefined) this.#key('records', '[kind+open]', [row.kind, row.open])
      if (row.clash !== undefined) this.#key('records', 'clash', row.clash)
    }
    return this
  }

  removed(store: StoreName, key: IndexableType): this {
    this.#key(store, '', key)
    this.#key(store, ':dels', key)
    return this
  }

  put(store: Exclude<StoreName, 'records'>, key: IndexableType): this {
    this.#key(store, '', key)
    this.#key(store, ':dels', key)
    return this
  }

  all(store: StoreName): this {
    const indexes = STORES[store].split(', ').slice(1)
    for (const index of ['', ':dels', ...indexes]) {
      this.#parts[`idb://${this.#db}/${store}/${index}`] = new RangeSet(
        Dexie.minKey,
        Dexie.maxKey,
      )
    }
    return this
  }

  send(): void {
    if (Object.keys(this.#parts).length > 0) Dexie.on.storagemutated.fire(this.#parts)
  }

  #key(store: StoreName, index: string, key: IndexableType): void {
    const part = `idb://${this.#db}/${store}/${index}`
    this.#parts[part] ??= new RangeSet()
    this.#parts[part].addKey(key)
  }
}
