/** A tenant of its own per test, with a store, people and devices. */
import { randomUUID } from 'node:crypto'
import { inject } from 'vitest'
import { type Database, openDatabase } from '#server/db/connect.ts'
import { createLiveHub, type LiveHub } from '#server/sync/live.ts'
import type { SyncActor } from '#server/sync/sync-actor.ts'
import type { SyncDeps } from '#server/sync/sync-deps.ts'
import { writeOwn } from '#server/sync/write-own.ts'
import { kindMap } from '#shared/kinds.ts'
import type { Role } from '#shared/people/person.ts'
import { createDatabase, createTemplate } from '#tests/support/embedded-cluster.ts'

export const START = Date.UTC(2026, 10, 23, 2)

export type World = {
  readonly deps: SyncDeps & { live: LiveHub }
  readonly db: Database
  readonly url: string
  /** A superuser, as a restore or an attacker on the database would be. */
  readonly tenantId: string
  readonly storeId: string
  /** The store's scope. */
  readonly scope: string
  readonly people: Record<'manager' | 'supervisor' | 'consultant', string>
  /** Moves the server's clock. */
  readonly sleep: (ms: number) => void
  readonly newDevice: (options?: Partial<SyncActor>) => Promise<SyncActor>
  readonly newPerson: (role: Role, active?: boolean) => Promise<string>
  readonly query: <R>(sql: string, values?: unknown[]) => Promise<R[]>
}

/** One database per test file; `close` it at the end. */
export async function openWorlds() {
  const cluster = inject('databaseUrl')
  const template = await createTemplate(cluster, 'sync_template', async (url) => {
    await (await openDatabase({ url })).close()
  })
  const database = await createDatabase(cluster, template)
  const db = await openDatabase({ url: database.url })
  const live = createLiveHub(db)
  const newWorld = (options: Partial<SyncDeps> = {}) =>
    createWorld(db, live, database.url, options)
  const close = async () => {
    live.close()
    await db.close()
    await database.drop()
  }
  return { db, url: database.url, newWorld, close }
}

async function createWorld(
  db: Database,
  live: LiveHub,
  url: string,
  options: Partial<SyncDeps>,
): Promise<World> {
  const clock = { now: START }
  const headKey = Buffer.alloc(32, 7)
  const now = () => clock.now
  const deps = { db, live, kinds: kindMap, headKey, now, ...options }
  const [tenantId, storeId] = [randomUUID(), randomUUID()]
  const scope = `store:${storeId}`
  const query = async <R>(sql: string, values: unknown[] = []): Promise<R[]> =>
    (await db.inTenant(tenantId, (tx) => tx.query(sql, values))).rows as R[]
  await query('INSERT INTO tenants VALUES ($1, $2, $3)', [tenantId, 'Group', START])
  const newPerson = async (role: Role, active = true) => {
    const id = randomUUID()
    const set = { name: `a ${role}`, role, storeIds: [storeId], active }
    await writeOwn(deps, { tenantId, scope: 'org', by: null }, [
      { kind: 'person', id, set, isNew: true },
    ])
    return id
  }
  const newDevice = async (changed: Partial<SyncActor> = {}) => {
    const actor: SyncActor = {
      tenantId,
      deviceId: randomUUID(),
      kind: 'tablet',
      status: 'active',
      scopes: ['org', scope],
      ...changed,
    }
    await query(
      `INSERT INTO devices (tenant_id, device_id, store_id, name, kind, secret_hash, status,
         created_at) VALUES ($1, $2, $3, 'tablet', $4, 'none', $5, $6)`,
      [tenantId, actor.deviceId, storeId, actor.kind, actor.status, clock.now],
    )
    return actor
  }
  const people = {
    manager: await newPerson('manager'),
    supervisor: await newPerson('supervisor'),
    consultant: await newPerson('consultant'),
  }
  const sleep = (ms: number) => {
    clock.now += ms
  }
  return {
    deps,
    db,
    url,
    tenantId,
    storeId,
    scope,
    people,
    sleep,
    newDevice,
    newPerson,
    query,
  }
}
