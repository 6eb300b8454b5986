import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import * as z from 'zod/mini'
import { type Database, openDatabase } from '#server/db/connect.ts'
import { reportingSql } from '#server/db/reporting-views.ts'
import { kindMap } from '#shared/kinds.ts'
import { defineKind, type Kind } from '#shared/record/define-kind.ts'
import { createDatabase, type TestDatabase } from '#tests/support/embedded-cluster.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createDatabase(inject('databaseUrl'))
})
afterAll(() => database.drop())

async function columnsOf(db: Database, view: string): Promise<Record<string, string>> {
  const { rows } = await db.pool.query<{ name: string; type: string }>(
    `SELECT attname AS name, format_type(atttypid, atttypmod) AS type FROM pg_attribute
     WHERE attrelid = $1::regclass AND attnum > 0`,
    [view],
  )
  return Object.fromEntries(rows.map((row) => [row.name, row.type]))
}

const sample = defineKind({
  name: 'oddThing',
  scope: 'store',
  fields: {
    id: z.string(),
    day: z.iso.date(),
    countOfAll: z.int(),
    share: z.number(),
    isDone: z.optional(z.boolean()),
    level: z.union([z.literal(1), z.literal(2)]),
    mixed: z.union([z.string(), z.number()]),
    state: z.nullable(z.enum(['a', 'b'])),
    list: z.array(z.string()),
  },
})

function kindsWith(...kinds: Kind[]) {
  return new Map<string, Kind>([
    ...kindMap,
    ...kinds.map((kind) => [kind.name, kind] as const),
  ])
}

test('a view per kind, typed from its definition, made anew when it changes', async () => {
  await (await openDatabase({ url: database.url })).close()
  const db = await openDatabase({ url: database.url, kinds: kindsWith(sample) })
  expect(await columnsOf(db, 'reporting.odd_thing')).toMatchObject({
    ...{
      id: 'text',
      id_field: 'text',
      day: 'date',
      count_of_all: 'bigint',
      share: 'numeric',
    },
    ...{
      is_done: 'boolean',
      level: 'bigint',
      mixed: 'jsonb',
      state: 'text',
      list: 'jsonb',
    },
  })
  await db.close()
  const without = await openDatabase({ url: database.url })
  await expect(columnsOf(without, 'reporting.odd_thing')).rejects.toMatchObject({
    code: '42P01',
  })
  expect(Object.keys(await columnsOf(without, 'reporting.complaint_step'))).toContain(
    'complaint_id',
  )
  await without.close()
}, 120_000)

test('a value that does not fit reads as NULL and breaks no report', async () => {
  const db = await openDatabase({ url: database.url, kinds: kindsWith(sample) })
  const tenantId = randomUUID()
  const bodies = [
    {
      id: 'x',
      day: '2026-02-28',
      countOfAll: 3,
      share: 0.5,
      isDone: true,
      level: 2,
      list: ['a'],
    },
    { day: '2026-02-30', countOfAll: 1e300, share: 'half', isDone: 'yes', level: '2' },
    {},
  ]
  await db.inTenant(tenantId, async (tx) => {
    for (const [i, body] of bodies.entries()) {
      await tx.query(
        `INSERT INTO records (tenant_id, scope_id, kind, id, seq, sv, body, stamp, shelf)
         VALUES ($1, 'org', 'oddThing', $2, 1, 1, $3, '0', '~')`,
        [tenantId, `r${i}`, JSON.stringify(body)],
      )
    }
    const { rows } = await tx.query<Record<string, unknown>>(
      `SELECT id, day::text, count_of_all, share::float8, is_done, level, list
       FROM reporting.odd_thing ORDER BY id`,
    )
    const empty = {
      count_of_all: null,
      share: null,
      is_done: null,
      level: null,
      list: null,
    }
    expect(rows).toEqual([
      {
        ...{
          id: 'r0',
          day: '2026-02-28',
          count_of_all: 3,
          share: 0.5,
          is_done: true,
          level: 2,
        },
        list: ['a'],
      },
      { id: 'r1', day: null, ...empty },
      { id: 'r2', day: null, ...empty },
    ])
  })
  await db.close()
})

test('[AZ-6] every view asks as its reader, and no two columns share a name', async () => {
  const client = new pg.Client({ connectionString: database.url })
  await client.connect()
  const { rows } = await client.query<{ name: string; options: string[] | null }>(
    `SELECT relname AS name, reloptions AS options FROM pg_class
     WHERE relnamespace = 'reporting'::regnamespace AND relkind = 'v'`,
  )
  await client.end()
  expect(rows.length).toBeGreaterThanOrEqual(kindMap.size)
  expect(rows.filter((row) => !row.options?.includes('security_invoker=true'))).toEqual([])
  expect(reportingSql(kindMap)).toContain('reporting.visit')
})
