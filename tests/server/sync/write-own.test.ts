import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { SERVER_CLIENT, writeOwn, writeOwnIn } from '#server/sync/write-own.ts'
import type { LiveEvent } from '#shared/sync/protocol.ts'
import { openWorlds, type World } from './scenario.ts'
import { errorOf, newTablet, Tablet } from './tablet.ts'

let worlds: Awaited<ReturnType<typeof openWorlds>>
beforeAll(async () => {
  worlds = await openWorlds()
})
afterAll(() => worlds.close())

const body = { name: 'Li', role: 'consultant', storeIds: [], active: true }

async function readOrg(world: World) {
  const tablet = Object.assign(await newTablet(world), { scope: 'org' })
  return new Map((await tablet.pull()).page.rows.map((row) => [row.id, row]))
}

function org(world: World, by: string | null) {
  return { tenantId: world.tenantId, scope: 'org', by }
}

test('what the server writes is logged under its author, poked and pulled like any change', async () => {
  const world = await worlds.newWorld()
  const told: LiveEvent[] = []
  world.deps.live.subscribe(world.tenantId, ['org'], (event) => told.push(event))
  const id = randomUUID()
  const { manager } = world.people
  await writeOwn(world.deps, org(world, manager), [
    { kind: 'person', id, set: body, isNew: true },
  ])
  expect((await readOrg(world)).get(id)).toMatchObject({ body, by: manager })
  const log = await world.query(
    'SELECT by, via, client_id FROM changes WHERE record_id = $1',
    [id],
  )
  expect(log).toEqual([{ by: manager, via: 'server', client_id: SERVER_CLIENT }])
  expect(told).toHaveLength(1)
})

test('[S3] an edit beats what it was made on, and clears nothing it did not see', async () => {
  const world = await worlds.newWorld()
  const { manager, consultant } = world.people
  for (const name of ['A', 'B', 'C']) {
    world.sleep(-1_000) // a clock that runs backwards
    await writeOwn(world.deps, org(world, manager), [
      { kind: 'person', id: consultant, set: { name } },
    ])
  }
  const row = (await readOrg(world)).get(consultant)
  expect(row?.body.name).toBe('C')
  expect(row?.also).toBeUndefined()
})

test.each([
  { why: 'without the right', code: 'forbidden', set: body, by: 'consultant' as const },
  {
    why: 'invalid',
    code: 'invalid',
    set: { ...body, role: 'emperor' },
    by: 'manager' as const,
  },
])('[A4] a write $why is refused, and nothing is written', async ({ code, set, by }) => {
  const world = await worlds.newWorld()
  const before = await readOrg(world)
  const write = writeOwn(world.deps, org(world, world.people[by]), [
    { kind: 'person', id: randomUUID(), set: { ...body, name: 'first' }, isNew: true },
    { kind: 'person', id: randomUUID(), set, isNew: true },
  ])
  await expect(write).rejects.toMatchObject({ code })
  expect(await readOrg(world)).toEqual(before)
  expect(await world.query('SELECT 1 FROM quarantine')).toEqual([])
})

test('it goes with the transaction it is part of', async () => {
  const world = await worlds.newWorld()
  const before = await readOrg(world)
  const failing = world.db.inTenant(world.tenantId, async (tx) => {
    await writeOwnIn(tx, world.deps, org(world, null), [
      { kind: 'person', id: randomUUID(), set: body, isNew: true },
    ])
    throw new Error('changed my mind')
  })
  await expect(failing).rejects.toThrow('changed my mind')
  expect(await readOrg(world)).toEqual(before)
})

test('[P8] no device can use the client id of the server', async () => {
  const world = await worlds.newWorld()
  await writeOwn(world.deps, { tenantId: world.tenantId, scope: world.scope, by: null }, [
    { kind: 'visitUndo', id: 'u1', set: { day: '2026-11-23', visitId: 'v' }, isNew: true },
  ])
  const thief = new Tablet(world, await world.newDevice())
  thief.client = SERVER_CLIENT
  thief.visit()
  expect(errorOf(await thief.tryPush())).toEqual({ error: 'forged' })
})

test('two servers that write at once both get through', async () => {
  const world = await worlds.newWorld()
  const ids = Array.from({ length: 12 }, () => randomUUID())
  await Promise.all(
    ids.map((id) =>
      writeOwn(world.deps, org(world, null), [
        { kind: 'person', id, set: body, isNew: true },
      ]),
    ),
  )
  const held = await readOrg(world)
  expect(ids.filter((id) => !held.has(id))).toEqual([])
})
