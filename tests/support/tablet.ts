/**
 * A tablet without a screen: the real save path, the real engine and its own IndexedDB
 * (fake-indexeddb), on whatever transport and clock a test hands in.
 */
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { DeviceClock, randomNode } from '#client/data/device-clock.ts'
import { indexBy } from '#client/data/index-of.ts'
import { type Author, type Draft, type SaveResult, save } from '#client/data/save.ts'
import { createEngine, type RoundResult } from '#client/sync/engine.ts'
import { createHttpTransport } from '#client/sync/http-transport.ts'
import { LocalDb, STORES, type StoreName } from '#client/sync/local-db.ts'
import { bestOffset, type OffsetSample } from '#client/sync/offset.ts'
import { asRow } from '#client/sync/place-rows.ts'
import type {
  LocalRecord,
  LogRow,
  MetaRow,
  RefusedRow,
  ScopeRow,
} from '#client/sync/rows.ts'
import type { Limits } from '#client/sync/step.ts'
import { done, transact } from '#client/sync/transact.ts'
import type { Transport } from '#client/sync/transport.ts'
import { OFFSET_KEY } from '#client/sync/with-offset.ts'
import { type KindMap, kindMap } from '#shared/kinds.ts'
import type { Actor } from '#shared/permissions.ts'
import type { Kind, ScopeType } from '#shared/record/define-kind.ts'
import type { RecordRow } from '#shared/sync/protocol.ts'
import { scopeIdOf } from '#shared/sync/scope.ts'

export type TestClock = {
  /** Device wall clock, ms; may jump as it likes. */
  now(): number
  /** Monotonic, ms; shared by every tablet of a test is fine. */
  mono(): number
}

export type TabletOptions = {
  readonly clock: TestClock
  readonly storeId: string
  /** Seeds ids, nodes and boots: the same seed gives the same tablet. */
  readonly seed: number
  /** Either a transport, or a fetch (for example `app.request`) with the device credential. */
  readonly transport?: Transport
  readonly fetch?: (request: Request) => Response | Promise<Response>
  readonly credential?: string
  /** Who acts; default: the device itself, which may count visits. */
  readonly author?: Author
  readonly kinds?: KindMap
  /** Storage to live on; default: a new, empty one. */
  readonly factory?: IDBFactory
  /** Small numbers reach more states. */
  readonly limits?: Partial<Limits>
}

export type Tablet = {
  readonly factory: IDBFactory
  readonly db: LocalDb
  readonly clock: DeviceClock
  create(kind: Kind, set: Draft['set'], options?: { id?: string }): Promise<SaveResult>
  edit(kind: Kind, id: string, set: Draft['set']): Promise<SaveResult>
  commit(drafts: readonly Draft[]): Promise<SaveResult>
  /** One round for one scope of the tablet; default: its store's. */
  syncOnce(type?: ScopeType): Promise<RoundResult>
  /** What a person sees, by `kind/id`: bodies, stamps and all, without local bookkeeping. */
  view(type?: ScopeType): Promise<Map<string, RecordRow>>
  /** Mutations of the scope that wait for an acknowledgement, in order. */
  pending(type?: ScopeType): Promise<LogRow[]>
  log(): Promise<LogRow[]>
  refused(): Promise<RefusedRow[]>
  /** Undefined before the scope's first round. */
  scopeRow(type?: ScopeType): Promise<ScopeRow | undefined>
  /** Nothing waits, nothing to repair, nothing staged. */
  isSettled(type?: ScopeType): Promise<boolean>
  /** A second tablet on a copy of the storage: the same client id, as a restored image has. */
  cloneInto(options: TabletOptions): Promise<Tablet>
  /** The page dies and starts again on the same storage: new boot, nothing left in memory. */
  restart(change?: Partial<TabletOptions>): Promise<Tablet>
  close(): void
}

const DEVICE: Author = { by: null, actor: 'device' satisfies Actor }

export async function makeTablet(options: TabletOptions): Promise<Tablet> {
  const { clock: source, storeId, seed, author = DEVICE, kinds = kindMap } = options
  const random = seeded(seed)
  const factory = options.factory ?? new IDBFactory()
  const db = new LocalDb('tablet', { indexedDB: factory, IDBKeyRange })
  await db.open()
  const clock = new DeviceClock(
    { ...source, newNode: () => randomNode(random) },
    randomNode(random),
  )
  const index = indexBy(kinds)
  const deps = { db, clock, index, storeId }
  const engine = createEngine({
    db,
    index,
    transport: transportOf(options),
    clock: { ...source, boots: () => ({ [clock.boot]: clock.mono() }) },
    app: 'test',
    newId: () => uuid(random),
    onOffset: (off) => clock.setOffset(off, true),
    onApplied: ({ scope, seen }) => seen && clock.setSeq(scope, seen.seq),
    limits: options.limits ?? {},
  })
  await wakeClock(db, clock)

  const scopeId = (type: ScopeType = 'store') => scopeIdOf(type, storeId)
  const scopeRow = async (type?: ScopeType) =>
    (await readAll<ScopeRow>(db, 'scopes')).find(({ scope }) => scope === scopeId(type))
  const pending = async (type?: ScopeType) => {
    const acked = (await scopeRow(type))?.ackedOrder ?? 0
    const log = await readAll<LogRow>(db, 'mutations')
    return log.filter((r) => r.scope === scopeId(type) && r.order > acked && !r.parked)
  }
  return {
    factory,
    db,
    clock,
    create: (kind, set, { id = uuid(random) } = {}) =>
      save(deps, author, [{ kind, id, set, isNew: true }]),
    edit: (kind, id, set) => save(deps, author, [{ kind, id, set }]),
    commit: (drafts) => save(deps, author, drafts),
    syncOnce: (type) => engine.syncOnce(scopeId(type)),
    async view(type) {
      const records = await readAll<LocalRecord>(db, 'records')
      const own = records.filter(({ scope }) => scope === scopeId(type))
      return new Map(own.map((r) => [`${r.kind}/${r.id}`, asRow(r)]))
    },
    pending,
    log: () => readAll<LogRow>(db, 'mutations'),
    refused: () => readAll<RefusedRow>(db, 'refused'),
    scopeRow,
    async isSettled(type) {
      const row = await scopeRow(type)
      if (!row?.bootstrapped || row.snapshot || row.repair) return false
      return (await pending(type)).length === 0
    },
    async cloneInto(other) {
      const copy = await makeTablet(other)
      for (const store of Object.keys(STORES) as StoreName[]) {
        const rows = await readAll<object>(db, store)
        await transact(copy.db, store, 'readwrite', (tx) => {
          for (const row of rows) tx.objectStore(store).put(row)
        })
      }
      return copy
    },
    restart(change = {}) {
      db.close()
      return makeTablet({ ...options, seed: seed + 1_000_003, factory, ...change })
    },
    close: () => db.close(),
  }
}

/** What a page finds of earlier days when it starts. */
async function wakeClock(db: LocalDb, clock: DeviceClock): Promise<void> {
  const meta = await readAll<MetaRow>(db, 'meta')
  const samples = meta.find(({ key }) => key === OFFSET_KEY)?.value
  const off = bestOffset((samples ?? []) as readonly OffsetSample[])
  if (off !== null) clock.setOffset(off, false)
  for (const { scope, seen } of await readAll<ScopeRow>(db, 'scopes')) {
    if (seen) clock.setSeq(scope, seen.seq)
  }
}

function transportOf(options: TabletOptions): Transport {
  if (options.transport) return options.transport
  const { fetch, credential = '' } = options
  if (!fetch) throw new Error('a tablet needs a transport or a fetch')
  return createHttpTransport({
    baseUrl: 'http://server',
    fetch,
    credential: () => credential,
  })
}

function readAll<T>(db: LocalDb, store: StoreName): Promise<T[]> {
  return transact(db, store, 'readonly', (tx) => done<T[]>(tx.objectStore(store).getAll()))
}

/** mulberry32 */
export function seeded(seed: number): () => number {
  let s = seed | 0
  return () => {
    s = (s + 0x6d2b79f5) | 0
    let t = Math.imul(s ^ (s >>> 15), 1 | s)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

function uuid(random: () => number): string {
  const hex = Array.from({ length: 32 }, () => Math.floor(random() * 16).toString(16))
  hex[12] = '4'
  hex[16] = '8'
  return hex.join('').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
