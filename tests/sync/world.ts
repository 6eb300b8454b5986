/**
 * The server side of one run: a tenant of its own in the shared test database, the real app on
 * virtual time, and an operator who takes backups and silently restores them.
 */
import { randomBytes } from 'node:crypto'
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
  newWorld(random: Random): Promise<World>
  close(): Promise<void>
}

/** One database for many runs; each run is a tenant and sees no other. */
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
    await operator.query(`create index on backup_${table} (tenant_id)`)
  }
  return {
    newWorld: (random) => newWorld(db, operator, random),
    async close() {
      await operator.end()
      await db.close()
      await database.drop()
    },
  }
}

async function newWorld(db: Database, operator: pg.Pool, random: Random): Promise<World> {
  const time = { now: Date.UTC(2026, 10, 23, 1) + random.below(86_400_000) }
  const live = createLiveHub(db)
  const deps = {
    db,
    live,
    kinds: kindMap,
    now: () => time.now,
    headKey: randomBytes(32),
    personKey: randomBytes(32),
    officeKey: randomBytes(32),
  }
  const tenant = await createTenant(deps, {
    tenantName: 'Fault model',
    storeName: 'Store',
    zone: 'Asia/Taipei',
    opens: '08:30',
    closes: '18:30',
    adminName: 'Admin',
    pin: '482916',
    deviceName: 'Tablet',
  })
  const app = createApp({ ...deps, limits: limitsFor(1_000_000) })
  const { tenantId, storeId } = tenant.device
  const scope = scopeIdOf('store', storeId)
  const query = async (text: string) => (await operator.query(text, [tenantId])).rows
  let devices = 0
  return {
    time,
    storeId,
    personId: tenant.personId,
    fetch: async (request) => app.fetch(request),
    async enrol() {
      const device = {
        tenantId,
        deviceId: random.uuid(),
        storeId,
        kind: 'tablet',
        name: `Tablet ${++devices}`,
      } as const
      const added = await db.inTenant(tenantId, (tx) => addDevice(tx, device, time.now))
      return added.credential
    },
    async backup() {
      for (const table of RESTORED) {
        await query(`delete from backup_${table} where tenant_id = $1`)
        await query(
          `insert into backup_${table} select * from ${table} where tenant_id = $1`,
        )
      }
    },
    async restore() {
      const client = await operator.connect()
      try {
        await client.query('begin')
        for (const table of RESTORED) {
          await client.query(`delete from ${table} where tenant_id = $1`, [tenantId])
          await client.query(
            `insert into ${table} select * from backup_${table} where tenant_id = $1`,
            [tenantId],
          )
        }
        await client.query('commit')
      } finally {
        client.release()
      }
    },
    async headSeq() {
      const found = await operator.query(
        'select seq from scopes where tenant_id = $1 and scope_id = $2',
        [tenantId, scope],
      )
      return Number(found.rows[0]?.seq ?? 0)
    },
    async rows() {
      const found = await operator.query(
        `select kind, id, sv, body, stamp, stamps, by from records
         where tenant_id = $1 and scope_id = $2`,
        [tenantId, scope],
      )
      return new Map(
        found.rows.map(({ stamps, ...row }) => [
          `${row.kind}/${row.id}`,
          { ...row, captured: null, ...(stamps ? { stamps } : {}) } as RecordRow,
        ]),
      )
    },
  }
}
