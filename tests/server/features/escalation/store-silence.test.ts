import { afterAll, beforeAll, expect, test } from 'vitest'
import { raiseSilences } from '#server/features/escalation/store-silence.ts'
import { openWorlds, type World } from '#tests/server/sync/scenario.ts'
import { HOUR, MINUTE, openDesk, toldSteps } from './complaints.ts'

let worlds: Awaited<ReturnType<typeof openWorlds>>
beforeAll(async () => {
  worlds = await openWorlds()
})
afterAll(() => worlds.close())

/** 10:00 in the store, which is open from 08:30 to 18:30; its tablets were heard just now. */
async function setup() {
  const world = await worlds.newWorld()
  return { world, desk: await openDesk(world) }
}

const hear = (world: World) =>
  world.query('UPDATE devices SET last_seen_at = $1', [world.deps.now()])

test('no tablet for two opening hours, complaints open: said once, on the most urgent', async () => {
  const { world, desk } = await setup()
  const worst = await desk.open()
  world.sleep(MINUTE)
  await desk.open()
  await hear(world)
  const since = world.deps.now()
  world.sleep(2 * HOUR - 1)
  await raiseSilences(world.deps)
  expect(await toldSteps(world)).toEqual([])
  world.sleep(1)
  // Two servers at once.
  await Promise.all([raiseSilences(world.deps), raiseSilences(world.deps)])
  world.sleep(HOUR)
  await raiseSilences(world.deps)
  expect(await toldSteps(world)).toMatchObject([
    {
      ...{ id: `${world.storeId}:silent:${since}`, complaintId: worst, dueAt: since },
      ...{ toldWhy: 'store_silent', toldIds: [world.people.manager] },
    },
  ])
  expect(await world.query('SELECT 1 FROM push_outbox')).toHaveLength(1)

  // Heard again and silent again: another silence.
  await hear(world)
  world.sleep(3 * HOUR)
  await raiseSilences(world.deps)
  expect(await toldSteps(world)).toHaveLength(2)
})

test('one tablet that is heard is enough, and a display is none', async () => {
  const { world, desk } = await setup()
  await desk.open()
  await world.newDevice()
  world.sleep(2 * HOUR)
  await world.query('UPDATE devices SET last_seen_at = $1 WHERE device_id = $2', [
    world.deps.now(),
    desk.tablet.actor.deviceId,
  ])
  await raiseSilences(world.deps)
  expect(await toldSteps(world)).toEqual([])
  await world.newDevice({ kind: 'display' })
  world.sleep(3 * HOUR)
  await world.newDevice({ kind: 'display' })
  await raiseSilences(world.deps)
  expect(await toldSteps(world)).toHaveLength(1)
})

test('the night does not count, nor a store without open complaints', async () => {
  const { world, desk } = await setup()
  world.sleep(8 * HOUR)
  const id = await desk.open()
  await hear(world)
  // 18:00 to 09:59: half an hour and an hour and a half of opening time.
  world.sleep(16 * HOUR - MINUTE)
  await raiseSilences(world.deps)
  expect(await toldSteps(world)).toEqual([])
  await world.query(`UPDATE records SET shelf = day WHERE id = $1`, [id])
  world.sleep(HOUR)
  await raiseSilences(world.deps)
  expect(await toldSteps(world)).toEqual([])
  await world.query(`UPDATE records SET shelf = '~' WHERE id = $1`, [id])
  await raiseSilences(world.deps)
  expect(await toldSteps(world)).toHaveLength(1)
})

test('a store that fails stops no other, of its tenant or another', async () => {
  const broken = await setup()
  const good = await setup()
  await broken.desk.open()
  await good.desk.open()
  // The step that would say it can never be written.
  const { storeId, tenantId, scope } = broken.world
  await hear(broken.world)
  await broken.world.query(
    `INSERT INTO graveyard (tenant_id, scope_id, kind, id, at)
     VALUES ($1, $2, 'complaintStep', $3, 1)`,
    [tenantId, scope, `${storeId}:silent:${broken.world.deps.now()}`],
  )
  good.world.sleep(3 * HOUR)
  await expect(raiseSilences(good.world.deps)).rejects.toThrow(AggregateError)
  expect(await toldSteps(good.world)).toHaveLength(1)
  await broken.world.query(`UPDATE devices SET status = 'revoked'`)
})

test('more people than a step may name: as many as it may', async () => {
  const { world, desk } = await setup()
  await desk.open()
  for (let more = 0; more < 51; more++) await world.newPerson('manager')
  world.sleep(3 * HOUR)
  await raiseSilences(world.deps)
  const [step] = await toldSteps(world)
  expect(step?.toldIds).toHaveLength(50)
})
