/**
 * The server side of one run: a store of its own in the shared test database, the real app on
 * virtual time, and an operator who takes backups and silently restores them.
 */
import { randomBytes, randomUUID } from 'node:crypto'
import pg from 'pg'
import { createApp } from '#server/app.ts'
import { addDevice } from '#server/auth/add-device.ts'
import { createTenant } from '#server/auth/set-up.ts'
import { type Database, openDatabase } from '#server/db/connect.ts'
import { limitsFor } from '#server/http/rate-limit.ts'
import { createLiveHub } from '#server/sync/live.ts'
import { kindMap } from '#shared/kinds.ts'
import type { RecordRow } from '#shared/sync/protocol.ts'
import { scopeIdOf } from '#shared/sync/scope.ts'
import { createDatabase } from '#tests/support/embedded-cluster.ts'
import type { Fetch } from './faulty-fetch.ts'
import type { Random } from './random.ts'

/** What a restored backup brings back; devices and PINs stay as they are. */
const RESTORED = [
  'scopes',
  'heads',
  'clients',
  'records',
  'changes',
  'quarantine',
  'graveyard',
]

export type World = {
  readonly time: { now: number }
  readonly storeId: string
  readonly personId: string
  readonly fetch: Fetch
  /** A new tablet's credential. */
  enrol(random: Random): Promise<string>
  backup(): Promise<void>
  /** The database is as it was at the backup, and nobody tells anyone. */
  restore(): Promise<void>
  headSeq(): Promise<number>
  /** The store's records by `kind/id`. */
  rows(): Promise<Map<string, RecordRow>>
}

export type Universe = {
  newWorld(random: Random): World
  close(): Promise<void>
}

/** One database and one tenant for many runs; each run is a store and sees no other. */
export async function openUniverse(clusterUrl: string): Promise<Universe> {
  const database = await createDatabase(clusterUrl)
  const db = await openDatabase({ url: database.url, poolSize: 8 })
  const operator = new pg.Pool({
    connectionString: database.url,
    max: 4,
    // The trigger that keeps the log append-only does not stop whoever restores a backup.
    options: '-c session_replication_role=replica',
  })
  for (const table of RESTORED) {
    await operator.query(`create unlogged table backup_${table} (like ${table})`)
    await operator.query(`create index on backup_${table} (scope_id)`)
  }
  await operator.query(copying('back_up', (table) => [table, `backup_${table}`]))
  await operator.query(copying('restore', (table) => [`backup_${table}`, table]))
  const founding = depsOf(db, () => Date.UTC(2026, 10, 22))
  const { device, personId } = await createTenant(founding, {
    tenantName: 'Fault model',
    storeName: 'Store',
    zone: 'Asia/Taipei',
    opens: '08:30',
    closes: '18:30',
    adminName: 'Admin',
    pin: '482916',
    deviceName: 'Tablet',
  })
  const tenant = { tenantId: device.tenantId, personId }
  return {
    newWorld: (random) => newWorld(db, operator, tenant, random),
    async close() {
      await operator.end()
      await db.close()
      await database.drop()
    },
  }
}

/** A function of the database that makes a scope in one set of tables what it is in another. */
function copying(name: string, fromTo: (table: string) => [string, string]): string {
  const where = 'where tenant_id = $1 and scope_id = $2'
  const copies = RESTORED.map(fromTo).map(
    ([from, to]) =>
      `delete from ${to} ${where}; insert into ${to} select * from ${from} ${where};`,
  )
  return `create function ${name}(uuid, text) returns void language plpgsql as
    $$ begin ${copies.join('\n')} end $$`
}

function depsOf(db: Database, now: () => number) {
  return {
    ...{ db, live: createLiveHub(db), kinds: kindMap, now },
    headKey: randomBytes(32),
    personKey: randomBytes(32),
    officeKey: randomBytes(32),
  }
}

type Tenant = { readonly tenantId: string; readonly personId: string }

function newWorld(
  db: Database,
  operator: pg.Pool,
  { tenantId, personId }: Tenant,
  random: Random,
): World {
  const time = { now: Date.UTC(2026, 10, 23, 1) + random.below(86_400_000) }
  const deps = depsOf(db, () => time.now)
  const app = createApp({ ...deps, limits: limitsFor(1_000_000) })
  const storeId = randomUUID()
  const scope = scopeIdOf('store', storeId)
  const query = async (text: string) => (await operator.query(text, [tenantId, scope])).rows
  let devices = 0
  return {
    time,
    storeId,
    personId,
    fetch: async (request) => app.fetch(request),
    async enrol() {
      const device = {
        tenantId,
        // The store's own: the same story may be told twice in one tenant.
        deviceId: storeId.slice(0, 8) + random.uuid().slice(8),
        storeId,
        kind: 'tablet',
        name: `Tablet ${++devices}`,
      } as const
      const added = await db.inTenant(tenantId, (tx) => addDevice(tx, device, time.now))
      return added.credential
    },
    async backup() {
      await query('select back_up($1, $2)')
    },
    async restore() {
      await query('select restore($1, $2)')
    },
    async headSeq() {
      const [found] = await query(
        'select seq from scopes where tenant_id = $1 and scope_id = $2',
      )
      return Number(found?.seq ?? 0)
    },
    async rows() {
      const found = await query(
        `select kind, id, sv, body, stamp, stamps, by from records
         where tenant_id = $1 and scope_id = $2`,
      )
      return new Map(
        found.map(({ stamps, ...row }) => [
          `${row.kind}/${row.id}`,
          { ...row, captured: null, ...(stamps ? { stamps } : {}) } as RecordRow,
        ]),
      )
    },
  }
}
