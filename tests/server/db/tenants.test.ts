import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { APP_ROLE } from '#server/db/app-role.ts'
import { type Database, openDatabase } from '#server/db/connect.ts'
import { createDatabase, type TestDatabase } from '#tests/support/embedded-cluster.ts'

let database: TestDatabase
let db: Database
let admin: pg.Client
beforeAll(async () => {
  database = await createDatabase(inject('databaseUrl'))
  db = await openDatabase({ url: database.url, poolSize: 1 })
  admin = new pg.Client({ connectionString: database.url })
  await admin.connect()
})
afterAll(async () => {
  await admin.end()
  await db.close()
  await database.drop()
})

/** Tables that hold nothing of any tenant; see `tables.ts`. */
const OPEN = [
  ...[
    'code_routes',
    'duties',
    'guess_buckets',
    'installation',
    'migrations',
    'office_routes',
  ],
  'tenant_routes',
]

async function newTenant(): Promise<string> {
  const id = randomUUID()
  await db.inTenant(id, (tx) =>
    tx.query('INSERT INTO tenants VALUES ($1, $2, 1)', [id, `canary ${id}`]),
  )
  return id
}

async function tenantTables(): Promise<string[]> {
  const { rows } = await admin.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relkind IN ('r', 'p')
       AND relnamespace = 'public'::regnamespace ORDER BY relname`,
  )
  return rows.map((row) => row.name).filter((name) => !OPEN.includes(name))
}

test('[AZ-6] every table of tenants is under forced row-level security, and none is forgotten', async () => {
  const { rows } = await admin.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class c WHERE relkind IN ('r', 'p')
       AND relnamespace = 'public'::regnamespace AND NOT (relrowsecurity AND relforcerowsecurity
         AND EXISTS (SELECT 1 FROM pg_policy p WHERE p.polrelid = c.oid AND p.polcmd = '*'
           AND p.polwithcheck IS NOT NULL))
     ORDER BY 1`,
  )
  expect(rows.map((row) => row.name)).toEqual(OPEN)
  expect((await tenantTables()).length).toBe(24)
})

test('[AZ-6] every key and index of a tenant table leads with the tenant', async () => {
  const { rows } = await admin.query<{ index: string; first: string }>(
    `SELECT i.indexrelid::regclass::text AS index, a.attname AS first FROM pg_index i
       JOIN pg_class c ON c.oid = i.indrelid AND c.relnamespace = 'public'::regnamespace
       JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0]
     WHERE NOT c.relname = ANY ($1)`,
    [OPEN],
  )
  expect(rows.length).toBeGreaterThan(12)
  expect(rows.filter((row) => row.first !== 'tenant_id')).toEqual([])
})

test('[AZ-6] the app role owns nothing, logs in nowhere and passes no policy', async () => {
  const { rows } = await admin.query(
    `SELECT rolsuper, rolbypassrls, rolcanlogin, rolcreaterole, rolcreatedb,
       (SELECT count(*)::int FROM pg_class WHERE relowner = r.oid) AS owned
     FROM pg_roles r WHERE rolname = $1`,
    [APP_ROLE],
  )
  const no = { rolsuper: false, rolbypassrls: false, rolcanlogin: false }
  expect(rows).toEqual([{ ...no, rolcreaterole: false, rolcreatedb: false, owned: 0 }])
  const { rows: who } = await db.pool.query('SELECT current_user AS name')
  expect(who).toEqual([{ name: APP_ROLE }])
})

test('[A3][F29][AZ-5] a query without a tenant returns nothing, from any table or view', async () => {
  const tenantId = await newTenant()
  await admin.query(
    `INSERT INTO records (tenant_id, scope_id, kind, id, seq, sv, body, stamp, shelf)
     SELECT $1, 'org', kind, 'canary', 1, 1, '{}', '0', '~'
     FROM unnest(ARRAY['store', 'person', 'visit', 'complaint']) AS kind`,
    [tenantId],
  )
  const { rows: views } = await admin.query<{ name: string }>(
    `SELECT oid::regclass::text AS name FROM pg_class
     WHERE relnamespace = 'reporting'::regnamespace AND relkind = 'v'`,
  )
  const relations = [...(await tenantTables()), ...views.map((v) => v.name)]
  expect(views.length).toBeGreaterThan(3)
  for (const name of relations) {
    const { rows } = await db.pool.query(`SELECT 1 FROM ${name}`)
    expect([name, rows]).toEqual([name, []])
  }
})

test('[A3][F29] a tenant left over on a pooled connection is not there for the next query', async () => {
  const tenantId = await newTenant()
  const count = 'SELECT count(*) AS n FROM tenants'
  const inside = await db.inTenant(tenantId, (tx) => tx.query<{ n: number }>(count))
  expect(inside.rows[0]?.n).toBe(1)
  expect((await db.pool.query(count)).rows[0]?.n).toBe(0)
  await expect(
    db.inTenant(tenantId, async (tx) => {
      await tx.query('SELECT no_such_column')
    }),
  ).rejects.toMatchObject({ code: '42703' })
  expect((await db.pool.query(count)).rows[0]?.n).toBe(0)
})

test('[AZ-5][A2] one tenant can neither read, write, move nor delete what is another’s', async () => {
  const [mine, theirs] = [await newTenant(), await newTenant()]
  const attempts = [
    ['INSERT INTO tenants VALUES ($1, $2, 1)', [randomUUID(), 'x'], '42501'],
    [
      `INSERT INTO records (tenant_id, scope_id, kind, id, seq, sv, body, stamp, shelf)
       VALUES ($1, 'org', 'visit', $2, 1, 1, '{}', '0', '~')`,
      [theirs, 'x'],
      '42501',
    ],
    ['UPDATE tenants SET tenant_id = $1 WHERE name LIKE $2', [theirs, 'canary%'], '42501'],
  ] as const
  for (const [sql, values, code] of attempts) {
    const attempt = db.inTenant(mine, (tx) => tx.query(sql, [...values]))
    await expect(attempt).rejects.toMatchObject({ code })
  }
  await db.inTenant(mine, async (tx) => {
    const { rowCount } = await tx.query(
      'UPDATE tenants SET name = $2 WHERE tenant_id = $1',
      [theirs, 'taken'],
    )
    expect(rowCount).toBe(0)
    const { rows } = await tx.query<{ tenant_id: string }>('SELECT * FROM tenants')
    expect(rows.map((row) => row.tenant_id)).toEqual([mine])
  })
})

test('a transaction for something that is no tenant id is a bug, and no query', async () => {
  await expect(db.inTenant(`'; DROP TABLE tenants; --`, async () => {})).rejects.toThrow(
    'uuid',
  )
})

test.each(['UPDATE changes SET by = NULL', 'DELETE FROM changes', 'TRUNCATE changes'])(
  'the log is for ever, for the app and for its owner: %s',
  async (sql) => {
    const tenantId = await newTenant()
    const asApp = db.inTenant(tenantId, (tx) => tx.query(sql))
    await expect(asApp).rejects.toMatchObject({ code: '42501' })
    await expect(admin.query(sql)).rejects.toMatchObject({ code: '42501' })
  },
)

test('jobs find every tenant without seeing into any', async () => {
  const tenantId = await newTenant()
  const { rows } = await db.inNoTenant((tx) =>
    tx.query<{ id: string }>('SELECT id FROM tenant_routes'),
  )
  expect(rows.map((row) => row.id)).toContain(tenantId)
})
