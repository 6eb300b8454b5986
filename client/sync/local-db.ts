/**
 * The local database. Dexie opens it and feeds the screens' live queries; whatever has to be
 * fast or exact goes through `transact.ts`.
 */
import { Dexie, type DexieOptions, type Table } from 'dexie'
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

  /** `options` carries another IndexedDB in tests. */
  constructor(name: string, options: DexieOptions = {}) {
    super(name, {
      chromeTransactionDurability: 'strict',
      // Writes do not pass through Dexie, so its query cache would never hear of them.
      cache: 'disabled',
      ...options,
    })
    this.keyRange = (options.IDBKeyRange as KeyRanges | undefined) ?? globalThis.IDBKeyRange
    this.version(LOCAL_SCHEMA).stores(STORES)
  }
}
