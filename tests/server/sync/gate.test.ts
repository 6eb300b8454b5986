import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listQuarantine, replayQuarantined } from '#server/sync/quarantine.ts'
import { writeOwn } from '#server/sync/write-own.ts'
import { kindMap } from '#shared/kinds.ts'
import type { Change } from '#shared/sync/change.ts'
import {
  complaintBody,
  newTablet,
  openWorlds,
  type Tablet,
  type World,
} from './scenario.ts'
import { visitBody } from './visit-body.ts'

let worlds: Awaited<ReturnType<typeof openWorlds>>
beforeAll(async () => {
  worlds = await openWorlds()
})
afterAll(() => worlds.close())

async function bodiesOf(world: World, kind = 'visit') {
  const rows = await world.query<{ id: string; body: Record<string, unknown> }>(
    'SELECT id, body FROM records WHERE kind = $1 ORDER BY id',
    [kind],
  )
  return new Map(rows.map((row) => [row.id, row.body]))
}

type Bad = {
  code: string
  change: (tablet: Tablet) => Omit<Change, 'stamp'>
  author?: (world: World) => Promise<string | null>
}

const visit = (extra: object = {}) => ({
  kind: 'visit',
  id: randomUUID(),
  set: { ...visitBody(0), ...extra },
  isNew: true as const,
})

const BAD: Record<string, Bad> = {
  'a kind nobody knows': {
    code: 'unknown_kind',
    change: () => ({ ...visit(), kind: 'teapot' }),
  },
  'a kind of another scope': {
    code: 'not_allowed',
    change: () => ({
      kind: 'person',
      id: randomUUID(),
      set: { name: 'Eve', role: 'admin', storeIds: [], active: true },
    }),
    author: async (world) => await world.newPerson('admin'),
  },
  'a field out of its range': {
    code: 'invalid_field',
    change: () => visit({ headcount: 0 }),
  },
  'a new record without a field it needs': {
    code: 'missing_field',
    change: () => ({ kind: 'visit', id: randomUUID(), set: { headcount: 1 } }),
  },
  'an unknown field beyond all measure': {
    code: 'too_large',
    change: () => visit({ blob: 'x'.repeat(20_001) }),
  },
  'text PostgreSQL cannot hold': {
    code: 'invalid_field',
    change: () => visit({ lateReason: 'a\u0000b' }),
  },
  'half a surrogate pair': {
    code: 'invalid_field',
    change: () => visit({ lateReason: 'a\ud83d' }),
  },
  'an author nobody knows': {
    code: 'unknown_author',
    change: () => visit(),
    author: async () => randomUUID(),
  },
  'an author without the right': {
    code: 'not_allowed',
    change: () => visit(),
    author: async (world) => await world.newPerson('office'),
  },
  'a tablet that acts by itself where a person must': {
    code: 'not_allowed',
    change: () => ({
      kind: 'complaint',
      id: randomUUID(),
      set: complaintBody(0),
      isNew: true,
    }),
    author: async () => null,
  },
}

describe.each(Object.entries(BAD))('%s', (_, { code, change, author }) => {
  test(`[P6][A4][CO-5] is parked as ${code}, acknowledged, and holds up nothing`, async () => {
    const world = await worlds.newWorld()
    const a = await newTablet(world)
    const first = a.visit()
    if (author) a.by = await author(world)
    a.write(change(a))
    a.by = null
    const last = a.visit()

    const reply = await a.push()

    expect(reply.lastN).toBe(3)
    expect(reply.refused.map((r) => [r.n, r.code])).toEqual([[2, code]])
    expect([...(await bodiesOf(world)).keys()].sort()).toEqual([first, last].sort())
    const [entry] = await listQuarantine(world.deps, world.tenantId)
    expect(entry?.id).toBe(reply.refused[0]?.entry)
    expect(JSON.parse(entry?.mutation ?? '')).toEqual(a.sent[1]?.mutation)
  })

  test(`[P5][CO-4] takes the whole mutation with it`, async () => {
    const world = await worlds.newWorld()
    const a = await newTablet(world)
    if (author) a.by = await author(world)
    const bad = change(a)
    a.write(visit(), bad, visit())
    const reply = await a.push()
    expect(reply.refused).toHaveLength(1)
    expect(await bodiesOf(world)).toEqual(new Map())
    expect(
      await world.query(`SELECT 1 FROM changes WHERE scope_id = $1`, [world.scope]),
    ).toEqual([])
  })
})

test('[P6] a mutation that is no mutation is parked with its author, not refused whole', async () => {
  const world = await worlds.newWorld()
  const a = await newTablet(world)
  const { consultant } = world.people
  a.add({ by: consultant, changes: 'none' })
  a.add(null)
  a.add([1, 2])
  const id = a.visit()
  const reply = await a.push()
  expect(reply.refused.map((r) => r.n)).toEqual([1, 2, 3])
  expect([...(await bodiesOf(world)).keys()]).toEqual([id])
  const entries = await listQuarantine(world.deps, world.tenantId)
  expect(entries.find((e) => e.n === 1)).toMatchObject({
    by: consultant,
    byName: 'a consultant',
  })
})

test('[M5][P6] an append-only record: the same write is nothing, another one is refused', async () => {
  const world = await worlds.newWorld()
  const a = await newTablet(world)
  const visitId = a.visit()
  const id = randomUUID()
  const set = { day: '2026-11-23', visitId }
  a.write({ kind: 'visitUndo', id, set, isNew: true })
  await a.push()
  const [before] = await world.query<{ seq: number }>(
    `SELECT * FROM records WHERE id = $1`,
    [id],
  )

  const b = await newTablet(world)
  b.write({ kind: 'visitUndo', id, set: { visitId, day: '2026-11-23' }, isNew: true })
  b.write({ kind: 'visitUndo', id, set: { ...set, day: '2026-11-24' }, isNew: true })
  b.write({ kind: 'visitUndo', id, set: { _deleted: true } })
  const reply = await b.push()

  expect(reply.refused.map((r) => [r.n, r.code])).toEqual([
    [2, 'append_only'],
    [3, 'append_only'],
  ])
  const [after] = await world.query(`SELECT * FROM records WHERE id = $1`, [id])
  expect(after).toEqual(before)
})

test('[F22][P6] a mutation that breaks a constraint of the database is parked alone', async () => {
  const world = await worlds.newWorld()
  const admin = new pg.Client({ connectionString: world.url })
  await admin.connect()
  await admin.query(
    `ALTER TABLE records ADD CONSTRAINT poison CHECK (body ->> 'lateReason' <> 'poison')`,
  )
  const a = await newTablet(world)
  const ids = [a.visit(), a.visit({ lateReason: 'poison' }), a.visit(), a.visit()]
  a.write({ kind: 'visit', id: ids[0] as string, set: { lateReason: 'poison' } })
  a.write({ kind: 'visit', id: ids[2] as string, set: { headcount: 7 } })

  const reply = await a.push()
  await admin.query('ALTER TABLE records DROP CONSTRAINT poison')
  await admin.end()

  expect(reply.lastN).toBe(6)
  expect(reply.refused.map((r) => [r.n, r.code])).toEqual([
    [2, 'internal'],
    [5, 'internal'],
  ])
  const bodies = await bodiesOf(world)
  expect(bodies.size).toBe(3)
  expect(bodies.get(ids[2] as string)).toMatchObject({ headcount: 7 })
  expect(bodies.get(ids[0] as string)).not.toHaveProperty('lateReason')
  // The payload can be taken out by a person.
  const entries = await listQuarantine(world.deps, world.tenantId)
  expect(entries.map((e) => JSON.parse(e.mutation)).reverse()).toEqual([
    a.sent[1]?.mutation,
    a.sent[4]?.mutation,
  ])
})

test('[F23][P6] what a faulty server refused for a day is let in again as it was', async () => {
  const world = await worlds.newWorld()
  const faulty = new Map([...kindMap].filter(([name]) => name !== 'visit'))
  const a = await newTablet({ ...world, deps: { ...world.deps, kinds: faulty } })
  a.by = world.people.consultant
  const ids = [a.visit(), a.visit()]
  const when = world.deps.now()
  const reply = await a.push()
  expect(reply.refused.map((r) => r.code)).toEqual(['unknown_kind', 'unknown_kind'])
  world.sleep(86_400_000)

  for (const { entry: id } of reply.refused) {
    const { tenantId, scope } = world
    const request = { tenantId, scope, id, resolvedBy: world.people.manager }
    expect(await replayQuarantined(world.deps, request)).toEqual({ type: 'replayed' })
    expect(await replayQuarantined(world.deps, request)).toEqual({ type: 'not_found' })
  }

  const b = await newTablet(world)
  const { rows } = (await b.pull()).page
  expect(rows.map((row) => row.id).sort()).toEqual([...ids].sort())
  for (const row of rows) {
    expect(row).toMatchObject({ by: world.people.consultant, captured: [when, when, when] })
  }
  const log = await world.query<{ via: string; by: string }>(
    `SELECT via, by FROM changes WHERE kind = 'visit'`,
  )
  expect(log).toEqual([
    { via: 'replay', by: world.people.consultant },
    { via: 'replay', by: world.people.consultant },
  ])
  // The author's tablet, which was told "refused", sees them come back.
  const own = await newTablet(world)
  Object.assign(own, { actor: a.actor, client: a.client, ackN: 2 })
  expect((await own.pull()).page.rows).toHaveLength(2)
})

test('[P6] a replay that is refused again stays in quarantine, once', async () => {
  const world = await worlds.newWorld()
  const a = await newTablet(world)
  a.visit({ headcount: 0 })
  const [refused] = (await a.push()).refused
  const { tenantId, scope } = world
  const id = refused?.entry ?? ''
  const request = { tenantId, scope, id, resolvedBy: world.people.manager }
  expect(await replayQuarantined(world.deps, request)).toMatchObject({
    type: 'refused',
    refusal: { code: 'invalid_field' },
  })
  const entries = await listQuarantine(world.deps, tenantId)
  expect(entries.map((e) => [e.id, e.state])).toEqual([[id, 'open']])
})

test('[F76][A4] work of someone deactivated meanwhile waits under the name, until vouched for', async () => {
  const world = await worlds.newWorld()
  const { tenantId, scope, people } = world
  const a = await newTablet(world)
  a.by = people.consultant
  const id = a.visit()
  await writeOwn(world.deps, { tenantId, scope: 'org', by: people.manager }, [
    { kind: 'person', id: people.consultant, set: { active: false } },
  ])

  const reply = await a.push()

  expect(reply.refused.map((r) => r.code)).toEqual(['not_allowed'])
  const [entry] = await listQuarantine(world.deps, tenantId, { scope, state: 'open' })
  expect(entry).toMatchObject({ by: people.consultant, byName: 'a consultant' })
  const request = { tenantId, scope, id: entry?.id ?? '', resolvedBy: people.manager }
  expect(await replayQuarantined(world.deps, request)).toMatchObject({ type: 'refused' })
  const vouched = { ...request, isVouched: true }
  expect(await replayQuarantined(world.deps, vouched)).toEqual({ type: 'replayed' })
  const [row] = await world.query<{ by: string }>('SELECT by FROM records WHERE id = $1', [
    id,
  ])
  expect(row?.by).toBe(people.consultant)
})

test('[F77][K7] a revoked tablet: its push lands in quarantine, it gets no data', async () => {
  const world = await worlds.newWorld()
  const a = await newTablet(world)
  a.visit()
  await a.push()
  a.visit()
  a.visit()
  Object.assign(a, { actor: { ...a.actor, status: 'revoked' } })

  const answer = await a.tryPush(a.pushBody(2, 3, { cursor: 0 }))

  expect(answer.ok && JSON.parse(answer.json)).toMatchObject({ lastN: 3 })
  expect(answer.ok && JSON.parse(answer.json)).not.toHaveProperty('page')
  const entries = await listQuarantine(world.deps, world.tenantId)
  expect(entries.map((e) => e.code)).toEqual(['device_revoked', 'device_revoked'])
  expect((await bodiesOf(world)).size).toBe(1)
  expect(await a.tryPull()).toEqual({ ok: false, error: { error: 'scope_revoked' } })
  await expect(a.snapshot()).rejects.toThrow('scope_revoked')
  expect(await a.tryRepair([])).toEqual({ ok: false, error: { error: 'scope_revoked' } })
})

test.each([
  { who: 'another store', scope: () => `store:${randomUUID()}`, kind: 'tablet' as const },
  { who: 'the group', scope: () => 'org', kind: 'tablet' as const },
  {
    who: 'its own store, as a display',
    scope: (w: World) => w.scope,
    kind: 'display' as const,
  },
])('[A2] nothing is written to $who', async ({ scope, kind }) => {
  const world = await worlds.newWorld()
  const a = await newTablet(world, { kind })
  a.scope = scope(world)
  a.visit()
  expect(await a.tryPush()).toEqual({ ok: false, error: { error: 'scope_revoked' } })
  const rows = await world.query(`SELECT 1 FROM records WHERE kind = 'visit'`)
  expect(rows).toEqual([])
})
