/**
 * The local database. Dexie opens it and feeds the screens' live queries; whatever has to be
 * fast or exact goes through `transact.ts`.
 */
import { Dexie, type DexieOptions, type Table } from 'dexie'
import { EarlyConnection } from './early-connection.ts'
import type {
  LocalRecord,
  LogRow,
  MetaRow,
  RefusedRow,
  ScopeRow,
  StagedRow,
} from './rows.ts'

/** Raise by one when `STORES` changes; only ever add stores and indexes. */
export const LOCAL_SCHEMA = 1

/** Versions of the browser's count to one of Dexie's. */
const VERSIONS = 10

export const STORES = {
  records: '[kind+id], [kind+day], [kind+parent], [kind+open], clash',
  mutations: '++order, [scope+order]',
  scopes: 'scope',
  staging: '[scope+kind+id]',
  refused: 'order',
  meta: 'key',
} as const

export type StoreName = keyof typeof STORES

export type KeyRanges = Pick<typeof IDBKeyRange, 'bound' | 'lowerBound' | 'upperBound'>

export class LocalDb extends Dexie {
  declare readonly records: Table<LocalRecord, [kind: string, id: string]>
  declare readonly mutations: Table<LogRow, number>
  declare readonly scopes: Table<ScopeRow, string>
  declare readonly staging: Table<StagedRow, [scope: string, kind: string, id: string]>
  declare readonly refused: Table<RefusedRow, number>
  declare readonly meta: Table<MetaRow, string>
  readonly keyRange: KeyRanges
  private early: EarlyConnection | null

  /** `options` carries another IndexedDB in tests. */
  constructor(
    name: string,
    options: DexieOptions = {},
    early: EarlyConnection | null = null,
  ) {
    super(name, {
      chromeTransactionDurability: 'strict',
      // Writes do not pass through Dexie, so its query cache would never hear of them.
      cache: 'disabled',
      ...options,
    })
    this.keyRange = (options.IDBKeyRange as KeyRanges | undefined) ?? globalThis.IDBKeyRange
    this.early = early
    this.version(LOCAL_SCHEMA).stores(STORES)
  }

  /** The browser begins to open it before Dexie gets itself ready: who reads waits less. */
  static soon(name: string): LocalDb {
    const storage = Dexie.dependencies.indexedDB as IDBFactory
    const early = new EarlyConnection(storage, name, LOCAL_SCHEMA * VERSIONS)
    return new LocalDb(name, {}, early)
  }

  /** A connection to read by, opened when there is none; rejects when it cannot be. */
  async connected(): Promise<IDBDatabase> {
    if (!this.isOpen()) {
      await this.early?.opened
      if (this.early?.current) return this.early.current
      await this.open()
    }
    this.early?.close()
    return this.backendDB()
  }

  /** Lets go of what may be dead; whoever comes next opens it anew. */
  disconnect(): void {
    this.early?.close()
    this.early = null
    this.close({ disableAutoOpen: false })
  }
}
