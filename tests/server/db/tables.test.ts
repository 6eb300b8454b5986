import { getTableColumns, getTableName, is } from 'drizzle-orm'
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core'
import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { openDatabase } from '#server/db/connect.ts'
import * as jobTables from '#server/db/job-tables.ts'
import * as officeTables from '#server/db/office-tables.ts'
import * as tables from '#server/db/tables.ts'
import { createDatabase, type TestDatabase } from '#tests/support/embedded-cluster.ts'

let database: TestDatabase
let client: pg.Client
beforeAll(async () => {
  database = await createDatabase(inject('databaseUrl'))
  await (await openDatabase({ url: database.url })).close()
  client = new pg.Client({ connectionString: database.url })
  await client.connect()
})
afterAll(async () => {
  await client.end()
  await database.drop()
})

const all = Object.values({ ...tables, ...jobTables, ...officeTables }).filter((value) =>
  is(value, PgTable),
)

test('Drizzle knows every table', async () => {
  const { rows } = await client.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relkind = 'r'
       AND relnamespace = 'public'::regnamespace AND relname <> 'migrations' ORDER BY 1`,
  )
  expect(all.map(getTableName).sort()).toEqual(rows.map((row) => row.name))
})

test.each(all.map((table) => [getTableName(table), table] as const))(
  'what Drizzle says of %s is what the migrations made',
  async (name, table) => {
    const { rows: columns } = await client.query(
      `SELECT attname AS name, format_type(atttypid, atttypmod) AS type, attnotnull AS "notNull"
       FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped
       ORDER BY 1`,
      [name],
    )
    const said = Object.values(getTableColumns(table)).map((column) => ({
      ...{ name: column.name, type: column.getSQLType(), notNull: column.notNull },
    }))
    expect(said.sort((a, b) => (a.name < b.name ? -1 : 1))).toEqual(columns)
    const { rows: key } = await client.query<{ name: string }>(
      `SELECT a.attname AS name FROM pg_index i, unnest(i.indkey) WITH ORDINALITY AS k (num, pos)
       JOIN pg_attribute a ON a.attnum = k.num WHERE i.indrelid = $1::regclass
         AND a.attrelid = i.indrelid AND i.indisprimary ORDER BY k.pos`,
      [name],
    )
    const { primaryKeys, columns: listed } = getTableConfig(table)
    const keyed = primaryKeys[0]?.columns ?? listed.filter((column) => column.primary)
    expect(keyed.map((column) => column.name)).toEqual(key.map((column) => column.name))
  },
)
