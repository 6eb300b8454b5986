import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { pullReplySchema, pushReplySchema } from '#shared/sync/protocol.ts'
import { openWorlds } from './scenario.ts'
import { errorOf, newTablet, type Row, sentStamp, type Tablet } from './tablet.ts'

let worlds: Awaited<ReturnType<typeof openWorlds>>
beforeAll(async () => {
  worlds = await openWorlds()
})
afterAll(() => worlds.close())

/** Pulls to the end; what arrived, by id, and how the pages were cut. */
async function pullAll(tablet: Tablet, limit: number) {
  const rows = new Map<string, Row>()
  const pages: number[] = []
  for (;;) {
    const { page } = await tablet.pull({ limit })
    for (const row of page.rows) rows.set(row.id, row)
    pages.push(page.rows.length)
    if (!page.more) return { rows, pages }
  }
}

test('[L3] a page ends where a push ended, however small the limit', async () => {
  const world = await worlds.newWorld()
  const a = await newTablet(world)
  for (const size of [1, 4, 2, 5]) {
    const from = a.sent.length + 1
    for (let i = 0; i < size; i++) a.visit()
    await a.push(a.pushBody(from))
  }
  const b = await newTablet(world)
  const { rows, pages } = await pullAll(b, 3)
  expect(rows.size).toBe(12)
  expect(pages).toEqual([5, 7])
})

test('[L3] a page holds the latest state, not the history', async () => {
  const world = await worlds.newWorld()
  const a = await newTablet(world)
  const id = a.visit()
  await a.push()
  for (let headcount = 3; headcount < 8; headcount++) {
    a.write({ kind: 'visit', id, set: { headcount } })
    await a.push()
  }
  const b = await newTablet(world)
  const { page } = await b.pull()
  expect(page.rows.map((row) => row.body.headcount)).toEqual([7])
  expect([page.from, page.to, page.more]).toEqual([0, 6, false])
})

test('[L4] what a client wrote itself, kept as sent, is left out of its pages', async () => {
  const world = await worlds.newWorld()
  const a = await newTablet(world)
  const b = await newTablet(world)
  a.visit()
  const id = b.visit()
  await a.push()
  await b.push()
  const { page } = await a.pull()
  expect(page.rows.map((row) => row.id)).toEqual([id])
})

test('[L4] an own row that another wrote to before it was pulled comes in the page', async () => {
  const world = await worlds.newWorld()
  const a = await newTablet(world)
  const b = await newTablet(world)
  const id = a.visit()
  await a.push()
  await b.pull()
  b.write({ kind: 'visit', id, set: { consultantId: 'c-9' } })
  await b.push()
  // Not pulled yet: the state it makes is one it has never seen.
  a.cursor = 1
  const base = { headcount: sentStamp(a, 1) }
  a.write({ kind: 'visit', id, set: { headcount: 4 }, base })
  await a.push()
  const { page } = await a.pull()
  expect(page.rows.map((row) => [row.body, row.also])).toEqual([
    [expect.objectContaining({ headcount: 4, consultantId: 'c-9' }), undefined],
  ])
})

test('[L4] an edit made on top of everything others wrote is left out again', async () => {
  const world = await worlds.newWorld()
  const a = await newTablet(world)
  const b = await newTablet(world)
  const id = a.visit()
  await a.push()
  const [row] = (await b.pull()).page.rows
  b.write({
    kind: 'visit',
    id,
    set: { headcount: 4 },
    base: { headcount: row?.stamp ?? '' },
  })
  await b.push()
  expect((await b.pull()).page.rows).toEqual([])
  expect((await a.pull()).page.rows).toHaveLength(1)
})

test.each([
  { why: 'a rewritten stamp', skew: 3 * 86_400_000, off: 0 },
  { why: 'a time the server holds to be another', skew: -5_000_000, off: null },
])('[L4] an own row with $why comes back', async ({ skew, off }) => {
  const world = await worlds.newWorld()
  const a = await newTablet(world)
  world.sleep(10_000)
  Object.assign(a, { skew, off })
  const id = a.visit()
  a.boot = 'boot-2' // the page that took it is gone, and its clock with it
  await a.push()
  const { page } = await a.pull()
  expect(page.rows.map((row) => row.id)).toEqual([id])
})

test('[L4][P2] a push with a cursor carries the page, its own rows left out', async () => {
  const world = await worlds.newWorld()
  const a = await newTablet(world)
  const b = await newTablet(world)
  const theirs = b.visit()
  await b.push()
  a.visit()
  const reply = await a.push(a.pushBody(1, 1, { cursor: 0 }))
  expect(reply.page?.rows.map((row) => row.id)).toEqual([theirs])
  expect([reply.page?.from, reply.page?.to, reply.page?.more]).toEqual([0, 2, false])
  expect(reply.head.seq).toBe(2)
  a.cursor = 2
  a.visit()
  const next = await a.push(a.pushBody(2, 2, { cursor: 2 }))
  expect(next.page).toEqual({ from: 2, to: 3, more: false, rows: [] })
})

test('[L6] a field and a kind nobody here knows travel as they are', async () => {
  const world = await worlds.newWorld()
  await world.query(
    `INSERT INTO scopes VALUES ($1, $2, $3, ARRAY[$3::uuid], 0, 1, '\\x0102030405060708', 0, 0,
       NULL, 0)`,
    [world.tenantId, world.scope, randomUUID()],
  )
  await world.query(
    `INSERT INTO records (tenant_id, scope_id, kind, id, seq, sv, body, stamp, shelf)
     VALUES ($1, $2, 'teapot', 't1', 1, 9, '{"spout": [1, {"a": null}]}', $3, '~')`,
    [world.tenantId, world.scope, '019a000000000000-aaaaaa'],
  )
  const a = await newTablet(world)
  expect((await a.pull()).page.rows).toEqual([
    {
      ...{ kind: 'teapot', id: 't1', sv: 9, by: null, captured: null },
      ...{ body: { spout: [1, { a: null }] }, stamp: '019a000000000000-aaaaaa' },
    },
  ])
})

test('[E1][P7] every answer carries a signed head, the number and the hash it acknowledges', async () => {
  const world = await worlds.newWorld()
  const a = await newTablet(world)
  a.visit()
  const pushed = pushReplySchema.parse(await a.push())
  const pulled = pullReplySchema.parse(await a.pull())
  const { head } = await a.snapshot()
  for (const answer of [pushed, pulled, head]) {
    expect(answer).toMatchObject({ lastN: 1, lastH: a.sent[0]?.hash, head: { seq: 1 } })
    expect(answer.head.tok).toBe(pushed.head.tok)
  }
})

test('[V3] an app below the oldest schema gets no page, and still pushes', async () => {
  const world = await worlds.newWorld({ minSchema: 2 })
  const a = await newTablet(world)
  a.visit()
  expect((await a.push()).lastN).toBe(1)
  expect(errorOf(await a.tryPull())).toEqual({ error: 'update_needed', minSchema: 2 })
  await expect(a.snapshot()).rejects.toThrow('update_needed')
  expect((await a.tryPull({ schema: 2 })).ok).toBe(true)
})

test.each(['store:00000000-0000-4000-8000-000000000001', 'org-of-another'])(
  '[A2][F30] a scope of someone else looks like one that never was: %s',
  async (scope) => {
    const world = await worlds.newWorld()
    const other = await worlds.newWorld()
    const theirs = await newTablet(other)
    theirs.visit()
    await theirs.push()
    const a = await newTablet(world)
    const answers = []
    for (const asked of [scope, other.scope]) {
      a.scope = asked
      answers.push(await a.tryPull())
    }
    if (scope.startsWith('store:')) expect(answers[0]).toEqual(answers[1])
    expect(errorOf(answers[1] as never)).toEqual({ error: 'scope_revoked' })
  },
)

test('[A2][F30] a record id of another tenant is as good as an unknown one', async () => {
  const world = await worlds.newWorld()
  const other = await worlds.newWorld()
  const theirs = await newTablet(other)
  const id = theirs.visit()
  await theirs.push()
  const answers = []
  for (const asked of [id, randomUUID()]) {
    const a = await newTablet(world)
    a.write({ kind: 'visit', id: asked, set: { headcount: 3 } })
    const reply = await a.push()
    answers.push(reply.refused.map(({ n, code, detail }) => ({ n, code, detail })))
  }
  expect(answers[0]).toEqual(answers[1])
  expect(answers[0]?.[0]?.code).toBe('missing_field')
})
