import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listQuarantine } from '#server/sync/quarantine.ts'
import type { Change, Mutation } from '#shared/sync/change.ts'
import { complaintBody, visitBody } from './bodies.ts'
import { openWorlds, type World } from './scenario.ts'
import { newTablet, type Tablet } from './tablet.ts'

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

test('[A6] nobody owns or closes a complaint about himself; said again it is no new act', async () => {
  const world = await worlds.newWorld()
  const a = await newTablet(world)
  const { consultant, supervisor } = world.people
  const change = (set: object) => ({ kind: 'complaint', id: 'c1', set: { ...set } })
  a.by = supervisor
  a.write({ ...change({ ...complaintBody(0), aboutStaff: [consultant] }), isNew: true })
  a.write(change({ ownerId: consultant }))
  a.by = consultant
  a.write(change({ closed: true }))
  a.write(change({ solution: 'a word of mine' }))
  a.by = supervisor
  a.write(change({ closed: true }))
  a.by = consultant
  a.write(change({ closed: true }))
  const reply = await a.push()
  expect(reply.refused.map((r) => [r.n, r.code])).toEqual([
    [2, 'not_allowed'],
    [3, 'not_allowed'],
  ])
  const held = (await bodiesOf(world, 'complaint')).get('c1')
  expect(held).toMatchObject({ closed: true, solution: 'a word of mine' })
  expect(held?.ownerId).not.toBe(consultant)
})

describe('[A6] what other records decide', () => {
  /** A complaint owned by the supervisor, handled by the consultant. */
  async function handled() {
    const world = await worlds.newWorld()
    const a = await newTablet(world)
    const { consultant, supervisor } = world.people
    let at = 0
    const step = (by: string, name: string, extra: object = {}) => {
      a.by = by
      const set = { day: '2026-11-23', complaintId: 'c1', step: name, at: ++at, ...extra }
      return a.write({ kind: 'complaintStep', id: randomUUID(), set, isNew: true })
    }
    a.by = supervisor
    const body = { ...complaintBody(0), ownerId: supervisor }
    a.write({ kind: 'complaint', id: 'c1', set: body, isNew: true })
    step(consultant, 'replied')
    await a.push()
    return { world, a, step, other: await world.newPerson('consultant') }
  }
  const refusedOf = async (a: Tablet) =>
    (await a.push()).refused.map(({ n, code }) => [n, code])

  test('whoever owns it or had a hand in it does not call back; it waits in quarantine', async () => {
    const { world, a, step, other } = await handled()
    const { consultant, supervisor } = world.people
    step(consultant, 'called_back', { satisfaction: 'satisfied' })
    step(supervisor, 'called_back', { satisfaction: 'satisfied' })
    step(other, 'called_back', { satisfaction: 'satisfied' })
    expect(await refusedOf(a)).toEqual([
      [3, 'not_allowed'],
      [4, 'not_allowed'],
    ])
    const [first] = await listQuarantine(world.deps, world.tenantId)
    expect(first).toMatchObject({ code: 'not_allowed' })
  })

  test('also when the handling comes in the same push, or in the same mutation', async () => {
    const { a, step, other } = await handled()
    step(other, 'contacted')
    step(other, 'called_back', { satisfaction: 'satisfied' })
    const set = { day: '2026-11-23', complaintId: 'c1', at: 9 }
    a.by = other
    a.write(
      {
        kind: 'complaintStep',
        id: randomUUID(),
        set: { ...set, step: 'executed' },
        isNew: true,
      },
      {
        ...{ kind: 'complaintStep', id: randomUUID(), isNew: true },
        set: { ...set, step: 'called_back', at: 10 },
      },
    )
    expect(await refusedOf(a)).toEqual([
      [4, 'not_allowed'],
      [5, 'not_allowed'],
    ])
  })

  test('what was taken back is no hand in it, nor is what came after the call', async () => {
    const { a, step, other } = await handled()
    const undoes = randomUUID()
    a.by = other
    const set = { day: '2026-11-23', complaintId: 'c1', step: 'contacted', at: 2 }
    a.write({ kind: 'complaintStep', id: undoes, set, isNew: true })
    step(other, 'undone', { undoes })
    step(other, 'contacted', { at: 50 })
    step(other, 'called_back', { at: 40, satisfaction: 'satisfied' })
    expect(await refusedOf(a)).toEqual([])
  })

  test('only a manager closes on a customer who is not content, or was not reached', async () => {
    const { world, a, step } = await handled()
    const { supervisor, manager } = world.people
    step(supervisor, 'closed', { satisfaction: 'fair' })
    step(supervisor, 'closed', { unverified: true, satisfaction: 'satisfied' })
    step(supervisor, 'closed')
    step(manager, 'closed', { satisfaction: 'fair' })
    step(supervisor, 'closed', { satisfaction: 'satisfied' })
    expect(await refusedOf(a)).toEqual([3, 4, 5].map((n) => [n, 'not_allowed']))
    await world.query('UPDATE records SET body = body || $1 WHERE id = $2', [
      { aboutStaff: [manager] },
      'c1',
    ])
    step(manager, 'closed', { satisfaction: 'satisfied' })
    expect(await refusedOf(a)).toEqual([[8, 'not_allowed']])
  })

  test('sent again after it was accepted, it is no new act', async () => {
    const { a, step, other } = await handled()
    step(other, 'called_back', { satisfaction: 'satisfied' })
    await a.push()
    step(other, 'contacted', { at: 1 })
    await a.push()
    const said = a.sent[2]?.mutation as Mutation
    a.by = other
    a.write(...said.changes)
    expect(await refusedOf(a)).toEqual([])
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

test('what a photo shows is fixed; taken off the record it may be, and come again', async () => {
  const world = await worlds.newWorld()
  const a = await newTablet(world)
  a.by = world.people.supervisor
  const id = randomUUID()
  const set = {
    ...{
      day: '2026-11-23',
      parentKind: 'correctiveAction',
      parentId: 'card',
      slot: 'after',
    },
    ...{ sha256: 'a'.repeat(64), bytes: 10, width: 4, height: 3, takenAt: 1 },
  }
  a.write({ kind: 'photo', id, set, isNew: true })
  a.write({ kind: 'photo', id, set: { removed: true } })
  a.write({ kind: 'photo', id, set, isNew: true })
  a.write({ kind: 'photo', id, set: { sha256: 'b'.repeat(64) } })
  const reply = await a.push()
  expect(reply.refused.map(({ n, code }) => [n, code])).toEqual([[4, 'append_only']])
  const rows = await world.query('SELECT body FROM records WHERE id = $1', [id])
  expect(rows).toEqual([{ body: { ...set, removed: true } }])
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
