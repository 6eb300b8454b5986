import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { takeReport } from '#server/sync/take-report.ts'
import { openWorlds, type World } from './scenario.ts'

let worlds: Awaited<ReturnType<typeof openWorlds>>
beforeAll(async () => {
  worlds = await openWorlds()
})
afterAll(() => worlds.close())

const REPORT = {
  ...{ version: '1.4.2', waiting: 12, oldestWaitingAt: 5, photosWaiting: 3 },
  ...{ offsetMs: -400.5, persisted: false, usedBytes: 1e6, quotaBytes: 2e10 },
}

async function heldOf(world: World, deviceId: string) {
  const rows = await world.query<{ at: number; report: Record<string, unknown> }>(
    'SELECT last_seen_at AS at, report FROM devices WHERE device_id = $1',
    [deviceId],
  )
  return rows[0]
}

test('[DU-13] what a device tells stands beside it, with the time of the server', async () => {
  const world = await worlds.newWorld()
  const device = await world.newDevice()
  world.sleep(1000)
  await takeReport(world.deps, device, REPORT)
  const at = world.deps.now()
  expect(await heldOf(world, device.deviceId)).toEqual({ at, report: { ...REPORT, at } })
})

test('[DU-12] come back empty under its old name: what the lost one had not sent is remembered', async () => {
  const world = await worlds.newWorld()
  const old = await world.newDevice()
  await takeReport(world.deps, old, REPORT)
  world.sleep(60_000)
  const bornAt = world.deps.now()
  const again = await world.newDevice()
  world.sleep(1000)
  await takeReport(world.deps, again, { ...REPORT, waiting: 0 })
  const emptied = { at: bornAt, device: old.deviceId, lost: 12 }
  const first = await heldOf(world, again.deviceId)
  expect(first?.report).toMatchObject({ waiting: 0, emptied })
  // Once said it stays said, whatever comes later.
  await takeReport(world.deps, again, REPORT)
  expect((await heldOf(world, again.deviceId))?.report).toMatchObject({
    waiting: 12,
    emptied,
  })
})

test('one that was heard of since, or goes by another name, has lost nothing', async () => {
  const world = await worlds.newWorld()
  const [alive, other] = [await world.newDevice(), await world.newDevice()]
  await world.query('UPDATE devices SET name = $1 WHERE device_id = $2', [
    randomUUID(),
    other.deviceId,
  ])
  await takeReport(world.deps, other, REPORT)
  world.sleep(60_000)
  const second = await world.newDevice()
  world.sleep(1000)
  await takeReport(world.deps, alive, REPORT)
  await takeReport(world.deps, second, REPORT)
  expect((await heldOf(world, second.deviceId))?.report).not.toHaveProperty('emptied')
})
