import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Fields, Stamps } from '#shared/record/record.ts'
import { stampOf } from '#shared/record/record.ts'
import { complaintBody } from './bodies.ts'
import { openWorlds, type World } from './scenario.ts'
import { newTablet, type Row, sentStamp, type Tablet } from './tablet.ts'

let worlds: Awaited<ReturnType<typeof openWorlds>>
beforeAll(async () => {
  worlds = await openWorlds()
})
afterAll(() => worlds.close())

/** Two tablets, a manager on one and a supervisor on the other, and a complaint both hold. */
async function setup() {
  const world = await worlds.newWorld()
  const a = await newTablet(world)
  const b = await newTablet(world)
  a.by = world.people.manager
  b.by = world.people.supervisor
  const id = 'c1'
  a.write({ kind: 'complaint', id, set: complaintBody(a.wall), isNew: true })
  await a.push()
  await b.pull()
  world.sleep(1_000)
  return { world, a, b, id }
}

async function rowOf(world: World, id: string): Promise<Row> {
  const fresh = await newTablet(world)
  const row = (await fresh.pull()).page.rows.find((r) => r.id === id)
  if (!row) throw new Error('no row')
  return row
}

/** An edit by someone who saw the record as it is now. */
async function edit(tablet: Tablet, id: string, set: Fields, stale?: Row): Promise<void> {
  const seen = stale ?? (await rowOf(tablet.world, id))
  const base: Stamps = Object.fromEntries(
    Object.keys(set).flatMap((f) => {
      const stamp = stampOf(seen, f)
      return stamp ? [[f, stamp]] : []
    }),
  )
  tablet.write({ kind: 'complaint', id, set, base })
  await tablet.push()
}

test('[M3][CO-8] edits of different fields at once: both stay, nothing counts as lost', async () => {
  const { world, a, b, id } = await setup()
  const before = await rowOf(world, id)
  await edit(a, id, { level: 3 }, before)
  await edit(b, id, { customerWish: 'a call' }, before)
  const row = await rowOf(world, id)
  expect(row.body).toMatchObject({ level: 3, customerWish: 'a call' })
  expect(row.also).toBeUndefined()
})

test.each([
  { first: 'the later', lateFirst: true },
  { first: 'the earlier', lateFirst: false },
])(
  '[M1][M7][CO-3][CO-8] the same field at once, $first arriving first: later wins, loser kept',
  async ({ lateFirst }) => {
    const { world, a, b, id } = await setup()
    const before = await rowOf(world, id)
    const base = { level: stampOf(before, 'level') ?? '' }
    a.write({ kind: 'complaint', id, set: { level: 3 }, base })
    world.sleep(500)
    b.write({ kind: 'complaint', id, set: { level: 4 }, base })
    const loser = sentStamp(a, 2)
    for (const tablet of lateFirst ? [b, a] : [a, b]) await tablet.push()
    const row = await rowOf(world, id)
    expect(row.body.level).toBe(4)
    expect(row.also).toEqual({ level: [[3, loser, world.people.manager]] })
  },
)

test('[M7] an edit made knowing the winner clears what had lost', async () => {
  const { world, a, b, id } = await setup()
  const before = await rowOf(world, id)
  await edit(a, id, { level: 3, solution: 'x' }, before)
  await edit(b, id, { level: 4, solution: 'y' }, before)
  expect(Object.keys((await rowOf(world, id)).also ?? {}).sort()).toEqual([
    'level',
    'solution',
  ])
  await edit(a, id, { level: 1 })
  const row = await rowOf(world, id)
  expect(row.body.level).toBe(1)
  expect(Object.keys(row.also ?? {})).toEqual(['solution'])
  await edit(a, id, { solution: 'z' })
  expect((await rowOf(world, id)).also).toBeUndefined()
})

test('[M7] the same value entered by two at once is no conflict', async () => {
  const { world, a, b, id } = await setup()
  const before = await rowOf(world, id)
  await edit(a, id, { level: 3 }, before)
  await edit(b, id, { level: 3 }, before)
  expect((await rowOf(world, id)).also).toBeUndefined()
})

test('[M7] of many losing values the five newest are kept, newest first, none twice', async () => {
  const { world, a, id } = await setup()
  const before = await rowOf(world, id)
  for (let i = 0; i < 8; i++) {
    const tablet = await newTablet(world)
    tablet.by = world.people.manager
    world.sleep(10)
    await edit(tablet, id, { solution: `s${i}` }, before)
  }
  await edit(a, id, { level: 2 })
  const row = await rowOf(world, id)
  expect(row.body.solution).toBe('s7')
  expect(row.also?.solution?.map(([value]) => value)).toEqual([
    's6',
    's5',
    's4',
    's3',
    's2',
  ])
})

test('[M2] sent again under a new client id, a whole log alters nothing', async () => {
  const { world, a, b, id } = await setup()
  const before = await rowOf(world, id)
  await edit(a, id, { level: 3 }, before)
  await edit(b, id, { level: 4 }, before)
  await edit(a, id, { level: 1, solution: 'done' })
  const rows = await world.query('SELECT * FROM records ORDER BY id')
  a.startOver(a.epoch as string)
  const reply = await a.push()
  expect(reply.refused).toEqual([])
  expect(await world.query('SELECT * FROM records ORDER BY id')).toEqual(rows)
})

test('[M4][C1] a cloned tablet repeats a stamp with another value: one winner, the loser kept', async () => {
  const { world, a, b, id } = await setup()
  const before = await rowOf(world, id)
  const stamp = a.stamp()
  const base = { level: stampOf(before, 'level') ?? '' }
  a.write({ kind: 'complaint', id, set: { level: 3 }, base, stamp })
  b.write({ kind: 'complaint', id, set: { level: 4 }, base, stamp })
  await b.push()
  await a.push()
  const row = await rowOf(world, id)
  expect(row.body.level).toBe(4)
  expect(row.also).toEqual({ level: [[3, stamp, world.people.manager]] })
})

test('[M6] a field written after a deletion revives the record, one written before does not', async () => {
  const { world, a, b, id } = await setup()
  const before = await rowOf(world, id)
  const base = { level: stampOf(before, 'level') ?? '' }
  b.write({ kind: 'complaint', id, set: { level: 4 }, base })
  world.sleep(100)
  await edit(a, id, { _deleted: true })
  const isDeleted = async () =>
    (
      await world.query<{ is_deleted: boolean }>(
        'SELECT deleted_at IS NOT NULL AS is_deleted FROM records WHERE id = $1',
        [id],
      )
    )[0]?.is_deleted
  expect(await isDeleted()).toBe(true)
  await b.push()
  expect(await isDeleted()).toBe(true)
  world.sleep(100)
  await edit(b, id, { level: 1 })
  expect(await isDeleted()).toBe(false)
})
