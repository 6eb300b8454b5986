import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterEach, beforeEach, expect, inject, test } from 'vitest'
import { openDatabase } from '#server/db/connect.ts'
import { readMigrations } from '#server/db/migrate.ts'
import {
  createDatabase,
  onCluster,
  type TestDatabase,
} from '#tests/support/embedded-cluster.ts'

const cluster = inject('databaseUrl')
let database: TestDatabase
beforeEach(async () => {
  database = await createDatabase(cluster)
})
afterEach(() => database.drop())

async function asAdmin<T>(use: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: database.url })
  await client.connect()
  try {
    return await use(client)
  } finally {
    await client.end()
  }
}

async function openAndClose(url = database.url): Promise<void> {
  await (await openDatabase({ url })).close()
}

const versions = () =>
  asAdmin(async (c) => (await c.query('SELECT * FROM migrations')).rows)

test('opens an empty database, and one that is up to date without touching it', async () => {
  await openAndClose()
  const before = await versions()
  expect(before).toHaveLength(readMigrations().length)
  await openAndClose()
  expect(await versions()).toEqual(before)
})

test('[DU-20] two servers that start at once on an empty database both come up', async () => {
  await Promise.all([openAndClose(), openAndClose(), openAndClose()])
  expect(await versions()).toHaveLength(readMigrations().length)
})

test('[DU-20] a migration that is cut off has not happened, and the next start makes it', async () => {
  const cut = asAdmin(async (c) => {
    await c.query('BEGIN')
    for (const { sql } of readMigrations()) await c.query(sql)
    await c.query('SELECT pg_terminate_backend(pg_backend_pid())')
  })
  await expect(cut).rejects.toThrow()
  await openAndClose()
  expect(await versions()).toHaveLength(readMigrations().length)
})

test('[DU-20] a schema newer than the build is refused, with what to do', async () => {
  await openAndClose()
  await asAdmin((c) => c.query(`INSERT INTO migrations VALUES (9999, 'later', 'x')`))
  const open = openDatabase({ url: database.url })
  await expect(open).rejects.toMatchObject({
    name: 'DatabaseRefused',
    reason: 'newer_schema',
    message: expect.stringContaining('Start the newer build again'),
  })
})

test('a database user who is no superuser is enough', async () => {
  const user = `owner_${randomBytes(6).toString('hex')}`
  await openAndClose() // makes the role of the cluster, as an administrator would
  const fresh = await createDatabase(cluster)
  await onCluster(cluster, async (c) => {
    await c.query(`CREATE ROLE ${user} LOGIN PASSWORD 'x'; GRANT floorwalk_app TO ${user};
      ALTER DATABASE ${fresh.name} OWNER TO ${user}`)
  })
  const url = new URL(fresh.url)
  Object.assign(url, { username: user, password: 'x' })
  const db = await openDatabase({ url: url.href })
  const tenantId = crypto.randomUUID()
  await db.inTenant(tenantId, (tx) =>
    tx.query('INSERT INTO tenants VALUES ($1, $2, 1)', [tenantId, 'x']),
  )
  expect((await db.pool.query('SELECT 1 FROM tenants')).rows).toEqual([])
  await db.close()
  await fresh.drop()
  await onCluster(cluster, (c) => c.query(`DROP ROLE ${user}`))
})

test('a role that may pass the policies is refused', async () => {
  await openAndClose()
  const user = `weak_${randomBytes(6).toString('hex')}`
  await onCluster(cluster, (c) => c.query(`CREATE ROLE ${user} LOGIN PASSWORD 'x'`))
  const url = new URL(database.url)
  Object.assign(url, { username: user, password: 'x' })
  await expect(openDatabase({ url: url.href })).rejects.toMatchObject({
    reason: 'app_role',
  })
  await onCluster(cluster, (c) => c.query(`DROP ROLE ${user}`))
})
