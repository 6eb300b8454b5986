import { afterAll, beforeAll, expect, test } from 'vitest'
import { purgeAll, purgeScope } from '#server/sync/purge.ts'
import { backUp } from './back-up.ts'
import { openWorlds, type World } from './scenario.ts'
import { errorOf, newTablet, type Row, readOk } from './tablet.ts'

let worlds: Awaited<ReturnType<typeof openWorlds>>
beforeAll(async () => {
  worlds = await openWorlds()
})
afterAll(() => worlds.close())

const DAY = 86_400_000

async function purge(world: World) {
  const { tenantId, scope } = world
  return await purgeScope(world.deps, { tenantId, scope })
}

/** A visit everyone holds, deleted; `held` is what a tablet that left before still has. */
async function deleted() {
  const world = await worlds.newWorld()
  const a = await newTablet(world)
  const id = a.visit()
  await a.push()
  const absent = await newTablet(world)
  const [held] = (await absent.pull()).page.rows
  a.write({ kind: 'visit', id, set: { _deleted: true } })
  expect((await a.push()).refused).toEqual([])
  const present = await newTablet(world)
  await present.pull()
  return { world, a, absent, present, id, held: held as Row }
}

test('[D1] a tombstone is there on day 90 and gone after it, its id kept', async () => {
  const { world, id } = await deleted()
  world.sleep(90 * DAY)
  expect((await purge(world)).records).toBe(0)
  world.sleep(1)
  expect((await purge(world)).records).toBe(1)
  const graves = await world.query<{ id: string }>('SELECT id FROM graveyard')
  expect(graves).toEqual([{ id }])
})

test('[D1][E7] a cursor that has not seen the deletion starts over, one that has goes on', async () => {
  const { world, absent, present } = await deleted()
  world.sleep(91 * DAY)
  await purge(world)
  for (const tablet of [absent, present]) tablet.seen = null // heads of then are forgotten
  expect(errorOf(await absent.tryPull())).toMatchObject({ error: 'reset', reason: 'floor' })
  expect((await present.pull()).page.rows).toEqual([])
  const { epoch } = present
  const [scope] = await world.query<{ epoch: string }>(
    'SELECT epoch FROM scopes WHERE scope_id = $1',
    [world.scope],
  )
  expect(scope?.epoch).toBe(epoch)
})

test('[E7] a push with a cursor below the floor is taken, without a page', async () => {
  const { world, absent } = await deleted()
  world.sleep(91 * DAY)
  await purge(world)
  absent.seen = null
  const id = absent.visit()
  const reply = await absent.push(absent.pushBody(1, 1, { cursor: 1 }))
  expect(reply.lastN).toBe(1)
  expect(reply).not.toHaveProperty('page')
  const rows = await world.query('SELECT 1 FROM records WHERE id = $1', [id])
  expect(rows).toHaveLength(1)
})

test('[F13][E7][E8] away for 120 days: its work is accepted, nothing deleted is resurrected', async () => {
  const { world, absent, id } = await deleted()
  world.sleep(120 * DAY)
  await purge(world)
  const kept = absent.visit()
  absent.write({ kind: 'visit', id, set: { headcount: 9 } })

  const reset = errorOf(await absent.tryPush())
  expect(reset).toMatchObject({ error: 'reset', reason: 'floor' })
  absent.seen = null // as the client does on a reset
  const reply = await absent.push()
  expect(reply.refused.map((r) => [r.n, r.code])).toEqual([[2, 'purged']])
  const { rows } = await absent.snapshot()
  expect(rows.map((row) => row.id)).toEqual([kept])
})

test('[E7] heads are known for 45 days; an older witness starts over, no epoch is minted', async () => {
  const world = await worlds.newWorld()
  const a = await newTablet(world)
  const b = await newTablet(world)
  a.visit()
  await a.push()
  await b.pull()
  world.sleep(10 * DAY)
  a.visit()
  await a.push()
  world.sleep(35 * DAY)
  await purge(world)
  expect((await b.tryPull()).ok).toBe(true)
  const read = () =>
    world.query('SELECT epoch FROM scopes WHERE scope_id = $1', [world.scope])
  const before = await read()
  world.sleep(1)
  expect((await purge(world)).heads).toBeGreaterThan(0)
  expect(errorOf(await b.tryPull())).toMatchObject({ error: 'reset', reason: 'floor' })
  expect((await a.tryPull()).ok).toBe(true)
  expect(await read()).toEqual(before)
})

test('[E7] the newest head of a quiet scope is never forgotten', async () => {
  const world = await worlds.newWorld()
  const a = await newTablet(world)
  a.visit()
  await a.push()
  world.sleep(400 * DAY)
  await purge(world)
  expect((await a.tryPull()).ok).toBe(true)
})

test('[F21][E8] restored from before the purge, purged again: tablets cannot bring it back', async () => {
  const { world, present, id, held } = await deleted()
  const restore = await backUp(world)
  world.sleep(91 * DAY)
  await purge(world)
  const a = await newTablet(world)
  a.visit()
  await a.push()
  await restore()
  await purge(world)
  const error = errorOf(await a.tryPull())
  if (error.error !== 'epoch') throw new Error(error.error)
  present.startOver(error.epoch)
  expect(readOk(await present.tryRepair([held])).accepted).toBe(0)
  expect(await world.query('SELECT 1 FROM records WHERE id = $1', [id])).toEqual([])
})

test('[D1] the job visits every scope of every tenant', async () => {
  const first = await deleted()
  const second = await deleted()
  for (const { world } of [first, second]) world.sleep(91 * DAY)
  const { records } = await purgeAll(second.world.deps)
  expect(records).toBeGreaterThanOrEqual(2)
  for (const { world } of [first, second]) {
    expect(await world.query('SELECT 1 FROM graveyard')).toHaveLength(1)
  }
})
