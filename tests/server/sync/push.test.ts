import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { chainHash } from '#server/sync/mutation-chain.ts'
import { MAX_PUSH_MUTATIONS } from '#shared/sync/protocol.ts'
import { visitBody } from './bodies.ts'
import { openWorlds, type World } from './scenario.ts'
import { errorOf, newTablet, readOk } from './tablet.ts'

let worlds: Awaited<ReturnType<typeof openWorlds>>
beforeAll(async () => {
  worlds = await openWorlds()
})
afterAll(() => worlds.close())

/** Everything a push may have touched, but for the times it was seen at. */
async function stateOf(world: World) {
  const tables = ['records', 'changes', 'quarantine', 'heads', 'scopes', 'clients']
  const state = []
  for (const table of tables) {
    const rows = await world.query<object>(
      `SELECT to_jsonb(t) - 'last_seen_at' AS row FROM ${table} t ORDER BY 1`,
    )
    state.push(rows)
  }
  return JSON.stringify(state)
}

async function countVisits(world: World): Promise<number> {
  return (await world.query(`SELECT 1 FROM records WHERE kind = 'visit'`)).length
}

test('[P1][P7] the acknowledgement is the number and chain hash of the last mutation', async () => {
  const world = await worlds.newWorld()
  const a = await newTablet(world)
  for (let i = 0; i < 3; i++) a.visit()
  const texts = a.sent.map((s) => JSON.stringify(s.mutation))
  const expected = texts.reduce((hash, text) => chainHash(hash, text), '')

  const reply = await a.push()

  expect([reply.lastN, reply.lastH]).toEqual([3, expected])
  expect(reply.lastH).toMatch(/^[0-9a-f]{32}$/)
})

test('[P1] a last hash that does not fit the mutations is no request of this protocol', async () => {
  const world = await worlds.newWorld()
  const a = await newTablet(world)
  a.visit()
  const answer = await a.tryPush(a.pushBody(1, 1, { last: 'f'.repeat(32) }))
  expect(errorOf(answer).error).toBe('invalid')
  expect(await countVisits(world)).toBe(0)
})

test('[P2][F1][CO-2] a push whose answer was lost is sent again and changes nothing', async () => {
  const world = await worlds.newWorld()
  const a = await newTablet(world)
  a.skew = 3 * 86_400_000 // so that stamps are rewritten, too
  a.visit()
  a.by = randomUUID() // nobody's id, so that it lands in quarantine
  a.visit()
  const body = a.pushBody()
  const first = readOk(await a.tryPush(body))
  const before = await stateOf(world)
  world.sleep(1_000)

  const second = readOk(await a.tryPush(body))

  expect(await stateOf(world)).toBe(before)
  expect({ ...second, now: first.now }).toEqual(first)
  expect(first.restamped).toHaveLength(1)
  expect(first.refused).toHaveLength(1)
})

test('[P2] a push that overlaps what was acknowledged applies only the rest', async () => {
  const world = await worlds.newWorld()
  const a = await newTablet(world)
  for (let i = 0; i < 4; i++) a.visit()
  await a.tryPush(a.pushBody(1, 3))
  const reply = readOk(await a.tryPush(a.pushBody(2, 4)))
  expect(reply.lastN).toBe(4)
  expect(await countVisits(world)).toBe(4)
})

test('[P2][F2] the same push on two servers at the same moment makes one set of changes', async () => {
  const world = await worlds.newWorld()
  const other = await openWorldsOnSame()
  try {
    const a = await newTablet(world)
    for (let i = 0; i < 20; i++) a.visit()
    const twin = await newTablet({ ...world, deps: { ...world.deps, db: other } })
    Object.assign(twin, { actor: a.actor, client: a.client, sent: a.sent })
    const answers = await Promise.all(
      [a, twin, a, twin, a, twin].map((tablet) => tablet.tryPush(a.pushBody())),
    )
    expect(new Set(answers.map((answer) => readOk(answer).lastH)).size).toBe(1)
    expect(await countVisits(world)).toBe(20)
    const log = await world.query(`SELECT 1 FROM changes WHERE kind = 'visit'`)
    expect(log).toHaveLength(20)
    const [row] = await world.query<{ seq: number }>(
      'SELECT seq FROM scopes WHERE scope_id=$1',
      [world.scope],
    )
    expect(row?.seq).toBe(1)
  } finally {
    await other.close()
  }
})

async function openWorldsOnSame() {
  const { openDatabase } = await import('#server/db/connect.ts')
  return await openDatabase({ url: worlds.url })
}

test('[P2][F3] a push that arrives an hour late, after newer ones, is ignored by number and hash', async () => {
  const world = await worlds.newWorld()
  const a = await newTablet(world)
  const id = a.visit()
  const late = a.pushBody()
  await a.push()
  a.write({ kind: 'visit', id, set: { headcount: 5 } })
  await a.push()
  const before = await stateOf(world)
  world.sleep(3_600_000)

  const reply = readOk(await a.tryPush(late))

  expect([reply.lastN, reply.lastH]).toEqual([2, a.sent[1]?.hash])
  expect(await stateOf(world)).toBe(before)
})

test.each([
  { at: 1, differs: 'the first' },
  { at: 2, differs: 'one in the middle' },
  { at: 3, differs: 'the last' },
])('[P3] other content under a number that was used: fork at $differs', async ({ at }) => {
  const world = await worlds.newWorld()
  const a = await newTablet(world)
  const b = await newTablet(world)
  for (let i = 0; i < 3; i++) a.visit()
  Object.assign(b, { actor: a.actor, client: a.client, node: a.node })
  for (const { mutation } of a.sent.slice(0, at - 1)) b.add(mutation)
  while (b.sent.length < 4) b.visit()
  await a.push()
  const before = await stateOf(world)

  const error = errorOf(await b.tryPush(b.pushBody(1)))

  expect(error).toEqual({ error: 'fork', at })
  expect(await stateOf(world)).toBe(before)
})

test('[P3] a continuation that hangs on another chain is a fork at its first', async () => {
  const world = await worlds.newWorld()
  const a = await newTablet(world)
  a.visit()
  await a.push()
  a.visit()
  const body = a.pushBody(2, 2, { prev: 'e'.repeat(32) })
  const last = chainHash('e'.repeat(32), JSON.stringify(a.sent[1]?.mutation))
  expect(errorOf(await a.tryPush({ ...body, last }))).toEqual({ error: 'fork', at: 2 })
  expect(await countVisits(world)).toBe(1)
})

test('[P4] a hole before the first mutation is a gap and applies nothing', async () => {
  const world = await worlds.newWorld()
  const a = await newTablet(world)
  for (let i = 0; i < 3; i++) a.visit()
  await a.tryPush(a.pushBody(1, 1))
  const error = errorOf(await a.tryPush(a.pushBody(3, 3)))
  expect(error).toEqual({ error: 'gap', lastN: 1 })
  expect(await countVisits(world)).toBe(1)
})

test('[P4] an ackN above what the server holds is a gap, for a pull as well', async () => {
  const world = await worlds.newWorld()
  const a = await newTablet(world)
  a.visit()
  await a.push()
  a.ackN = 2
  a.visit()
  expect(errorOf(await a.tryPush(a.pushBody(2)))).toEqual({ error: 'gap', lastN: 1 })
  expect(errorOf(await a.tryPull())).toEqual({ error: 'gap', lastN: 1 })
})

test.each([
  { with: 'nothing seen', epoch: false, seen: null },
  { with: 'a head it was given itself', epoch: true, seen: 'own' },
  { with: 'a made-up proof of a restore', epoch: true, seen: 'forged' },
])(
  '[P8][F80] another device’s client id, with $with, is refused and mints nothing',
  async (c) => {
    const world = await worlds.newWorld()
    const a = await newTablet(world)
    const thief = await newTablet(world)
    a.visit()
    await a.push()
    await thief.pull()
    if (!c.epoch) thief.epoch = null
    if (c.seen !== 'own') thief.seen = c.seen ? { seq: 99, tok: a.seen?.tok ?? '' } : null
    Object.assign(thief, { client: a.client, sent: [...a.sent] })
    thief.visit()
    const before = await stateOf(world)
    expect(errorOf(await thief.tryPush(thief.pushBody(2)))).toEqual({ error: 'forged' })
    expect(errorOf(await thief.tryPull())).toEqual({ error: 'forged' })
    await expect(thief.snapshot()).rejects.toThrow('forged')
    expect(await stateOf(world)).toBe(before)
  },
)

test('[P9][V1][F70] an app of any schema is heard: accepted, or parked with a reason', async () => {
  const world = await worlds.newWorld({ minSchema: 3 })
  const a = await newTablet(world)
  a.visit()
  a.add({ ...(a.sent[0]?.mutation as object), sv: 7, fromTheFuture: true })
  const reply = await a.push(a.pushBody(1, 2, { schema: 1 }))
  expect(reply.lastN).toBe(2)
  expect(reply.refused.map((r) => [r.n, r.code])).toEqual([[2, 'invalid_field']])
  const [row] = await world.query<{ sv: number }>(
    `SELECT sv FROM records WHERE kind = 'visit'`,
  )
  expect(row?.sv).toBe(1)
})

test('[P10] more mutations than the limit: too_large, and nothing is applied', async () => {
  const world = await worlds.newWorld()
  const a = await newTablet(world)
  for (let i = 0; i <= MAX_PUSH_MUTATIONS; i++) a.visit()
  expect(errorOf(await a.tryPush())).toEqual({ error: 'too_large' })
  expect(await countVisits(world)).toBe(0)
  const reply = await a.push(a.pushBody(1, MAX_PUSH_MUTATIONS))
  expect(reply.lastN).toBe(MAX_PUSH_MUTATIONS)
})

test('[V2][V1][F72] fields of a newer app survive the edit of an old one', async () => {
  const world = await worlds.newWorld()
  const newer = await newTablet(world)
  const id = newer.visit({ newIn2027: { rows: [1, null, '二'] } })
  await newer.push()
  const old = await newTablet(world)
  const [row] = (await old.pull()).page.rows
  old.write({
    kind: 'visit',
    id,
    set: { headcount: 9 },
    base: { headcount: row?.stamp ?? '' },
  })
  await old.push()
  const [held] = (await newer.pull()).page.rows
  expect(held?.body).toEqual({
    ...visitBody(newer.wall),
    headcount: 9,
    newIn2027: { rows: [1, null, '二'] },
  })
})

test('[P1] numbers as text as the server never sees them keep their value and their hash', async () => {
  const world = await worlds.newWorld()
  const a = await newTablet(world)
  const odd = {
    tiny: 1e-9,
    big: 1e21,
    minus: -0.5,
    deep: [[{ k: 'v' }]],
    text: '"\\ \u2028 巡',
  }
  a.visit({ odd })
  const reply = await a.push()
  expect(reply.refused).toEqual([])
  const b = await newTablet(world)
  expect((await b.pull()).page.rows[0]?.body.odd).toEqual(odd)
})
