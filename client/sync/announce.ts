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
  Dexie.on.storagemutated.fire({ all: everything() })
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

  /** Rows that were not there before. */
  added(rows: readonly RecordKeys[]): this {
    for (const row of rows) {
      this.#key('records', '', [row.kind, row.id])
      this.#lookUps(row)
    }
    return this
  }

  /** Rows as they are now; what they were before is not known. */
  records(rows: readonly RecordKeys[]): this {
    this.#records += rows.length
    if (this.#records >= MANY) return this.all('records')
    for (const row of rows) {
      this.put('records', [row.kind, row.id])
      this.#lookUps(row)
    }
    return this
  }

  /** A new entry of the log. */
  logged(scope: string, order: number): this {
    this.#key('mutations', '', order)
    this.#key('mutations', '[scope+order]', [scope, order])
    return this
  }

  /** A key whose row is new, another one or gone; what it was before is not known. */
  put(store: StoreName, key: IndexableType): this {
    this.#key(store, '', key)
    this.#key(store, ':dels', key)
    return this
  }

  all(store: StoreName): this {
    const indexes = STORES[store].split(', ').slice(1)
    for (const index of ['', ':dels', ...indexes]) {
      this.#parts[`idb://${this.#db}/${store}/${index}`] = everything()
    }
    return this
  }

  send(): void {
    if (Object.keys(this.#parts).length > 0) Dexie.on.storagemutated.fire(this.#parts)
  }

  #lookUps({ kind, day, parent, open, clash }: RecordKeys): void {
    if (day !== undefined) this.#key('records', '[kind+day]', [kind, day])
    if (parent !== undefined) this.#key('records', '[kind+parent]', [kind, parent])
    if (open !== undefined) this.#key('records', '[kind+open]', [kind, open])
    if (clash !== undefined) this.#key('records', 'clash', clash)
  }

  #key(store: StoreName, index: string, key: IndexableType): void {
    const part = `idb://${this.#db}/${store}/${index}`
    this.#parts[part] ??= new RangeSet()
    this.#parts[part].addKey(key)
  }
}

/** From the least key there is to the greatest. */
function everything(): InstanceType<typeof RangeSet> {
  return new RangeSet(Number.NEGATIVE_INFINITY, [[]])
}
