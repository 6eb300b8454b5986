import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { openDatabase } from '#server/db/connect.ts'
import { followScopes } from '#server/sync/follow-scopes.ts'
import { createLiveHub, POLL_MS } from '#server/sync/live.ts'
import type { LiveEvent } from '#shared/sync/protocol.ts'
import { openWorlds } from './scenario.ts'
import { newTablet } from './tablet.ts'

let worlds: Awaited<ReturnType<typeof openWorlds>>
beforeAll(async () => {
  worlds = await openWorlds()
})
afterAll(() => worlds.close())
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
})
afterEach(() => {
  vi.useRealTimers()
})

const TENANT = randomUUID()
const epoch = randomUUID()
const scope = `store:${randomUUID()}`

function listening(tenantId: string = TENANT, scopes: readonly string[] = [scope]) {
  const hub = createLiveHub(worlds.db)
  const told: LiveEvent[] = []
  const stop = hub.subscribe(tenantId, scopes, (event) => told.push(event))
  return { hub, told, stop }
}

test('[K4] the first poke is told at once, a burst is gathered to four a second', () => {
  const { hub, told } = listening()
  hub.poke(TENANT, { scope, epoch, seq: 1 })
  expect(told).toEqual([{ scope, epoch, seq: 1 }])
  for (let seq = 2; seq <= 40; seq++) hub.poke(TENANT, { scope, epoch, seq })
  expect(told).toHaveLength(1)
  vi.advanceTimersByTime(250)
  expect(told.map((e) => e.seq)).toEqual([1, 40])
  vi.advanceTimersByTime(1_000)
  hub.poke(TENANT, { scope, epoch, seq: 41 })
  expect(told.map((e) => e.seq)).toEqual([1, 40, 41])
  hub.close()
})

test('[K4][A2] a listener hears its own scopes of its own tenant, until it stops', () => {
  const { hub, told, stop } = listening()
  hub.poke(randomUUID(), { scope, epoch, seq: 1 })
  hub.poke(TENANT, { scope: 'org', epoch, seq: 1 })
  expect(told).toEqual([])
  stop()
  hub.poke(TENANT, { scope, epoch, seq: 2 })
  expect(told).toEqual([])
  hub.close()
})

test('[K4] an old event is not told again, a new epoch is', () => {
  const { hub, told } = listening()
  hub.poke(TENANT, { scope, epoch, seq: 5 })
  vi.advanceTimersByTime(300)
  hub.poke(TENANT, { scope, epoch, seq: 5 })
  hub.poke(TENANT, { scope, epoch, seq: 4 })
  expect(told).toHaveLength(1)
  hub.poke(TENANT, { scope, epoch: randomUUID(), seq: 2 })
  expect(told).toHaveLength(2)
  hub.close()
})

test('[K4] a push pokes after its commit, and one that changed nothing does not', async () => {
  const world = await worlds.newWorld()
  const told: LiveEvent[] = []
  world.deps.live.subscribe(world.tenantId, [world.scope], (event) => told.push(event))
  const a = await newTablet(world)
  a.visit({ headcount: 0 })
  await a.push()
  expect(told).toEqual([])
  a.visit()
  const reply = await a.push()
  expect(told).toEqual([{ scope: world.scope, epoch: reply.epoch, seq: 1 }])
})

test('[F26][K4] with no bus, the commit of another process is found by polling', async () => {
  const world = await worlds.newWorld()
  const { hub, told } = listening(world.tenantId, [world.scope])
  const elsewhere = await openDatabase({ url: worlds.url })
  const other = { ...world.deps, db: elsewhere, live: createLiveHub(elsewhere) }
  const a = await newTablet({ ...world, deps: other })
  a.visit()
  const { epoch: of } = await a.push()
  expect(told).toEqual([])
  const polled = vi.spyOn(worlds.db, 'inTenant')
  await vi.advanceTimersByTimeAsync(POLL_MS)
  const event = { scope: world.scope, epoch: of, seq: 1 }
  await vi.waitFor(() => expect(told).toEqual([event]), { timeout: 30_000 })
  expect(polled).toHaveBeenCalled()
  polled.mockRestore()
  hub.close()
  other.live.close()
  await elsewhere.close()
})

test('[K4] who connects is told where each scope stands, then of what follows', async () => {
  const world = await worlds.newWorld()
  const a = await newTablet(world)
  a.visit()
  await a.push()
  const told: LiveEvent[] = []
  const stop = await followScopes(
    world.deps,
    world.tenantId,
    [world.scope, 'org'],
    async (event) => {
      told.push(event)
    },
  )
  expect(told.map((e) => [e.scope, e.seq]).sort()).toEqual([
    ['org', 3],
    [world.scope, 1],
  ])
  a.visit()
  await a.push()
  expect(told.at(-1)).toMatchObject({ scope: world.scope, seq: 2 })
  stop()
})
