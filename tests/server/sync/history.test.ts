import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { headToken, newRnd } from '#server/sync/head-token.ts'
import type { SyncError } from '#shared/sync/protocol.ts'
import { backUp } from './back-up.ts'
import { openWorlds, type World } from './scenario.ts'
import { errorOf, newTablet, type Row, readOk, type Tablet } from './tablet.ts'

let worlds: Awaited<ReturnType<typeof openWorlds>>
beforeAll(async () => {
  worlds = await openWorlds()
})
afterAll(() => worlds.close())

const DAY = 86_400_000

async function scopeOf(world: World) {
  const [row] = await world.query<{
    epoch: string
    epochs: string[]
    repair_until: number
  }>('SELECT * FROM scopes WHERE scope_id = $1', [world.scope])
  if (!row) throw new Error('no scope')
  return row
}

async function idsOn(world: World): Promise<string[]> {
  const rows = await world.query<{ id: string }>(
    'SELECT id FROM records WHERE scope_id = $1 ORDER BY id',
    [world.scope],
  )
  return rows.map((row) => row.id)
}

function newEpoch(error: SyncError): string {
  if (error.error !== 'epoch') throw new Error(`not an epoch: ${error.error}`)
  return error.epoch
}

/** What a tablet does on a new epoch: gives back what it holds, and sends everything again. */
async function recover(tablet: Tablet, epoch: string, rows: readonly Row[]): Promise<void> {
  tablet.startOver(epoch)
  readOk(await tablet.tryRepair(rows))
  if (tablet.sent.length > 0) await tablet.push()
}

test('[E2][F17] a silent restore is noticed by the first tablet that returns, and refilled', async () => {
  const world = await worlds.newWorld()
  const a = await newTablet(world)
  const b = await newTablet(world)
  a.visit()
  await a.push()
  await b.pull()
  const restore = await backUp(world)
  const { epoch: before } = await scopeOf(world)
  const ids = [a.visit(), a.visit()]
  await a.push()
  ids.push(b.visit())
  await b.push()
  const held = (await b.pull()).page.rows
  await restore()
  expect(await idsOn(world)).toHaveLength(1)

  const error = errorOf(await a.tryPull())

  const scope = await scopeOf(world)
  expect(error).toMatchObject({ error: 'epoch', epoch: scope.epoch })
  expect(scope.epoch).not.toBe(before)
  expect(scope.epochs).toEqual([before, scope.epoch])
  expect(scope.repair_until).toBe(world.deps.now() + 14 * DAY)
  await recover(a, scope.epoch, [])
  expect(errorOf(await b.tryPull())).toMatchObject({ error: 'epoch', epoch: scope.epoch })
  await recover(b, scope.epoch, held)
  expect(await idsOn(world)).toEqual(expect.arrayContaining(ids))
  expect(await idsOn(world)).toHaveLength(4)
})

test('[E2][F20] a failover that lost the last commits is noticed though the seq was reached again', async () => {
  const world = await worlds.newWorld()
  const a = await newTablet(world)
  const b = await newTablet(world)
  a.visit()
  await a.push()
  const failOver = await backUp(world)
  a.visit()
  await a.push()
  await failOver()
  b.visit()
  await b.push()
  expect(a.seen?.seq).toBe(b.seen?.seq)
  expect(errorOf(await a.tryPull()).error).toBe('epoch')
})

test('[E2][F18] a restore to before an epoch change is proved by a head of the lost epoch', async () => {
  const world = await worlds.newWorld()
  const a = await newTablet(world)
  const b = await newTablet(world)
  a.visit()
  await a.push()
  const restore = await backUp(world)
  a.visit()
  await a.push()
  await restore()
  const lost = newEpoch(errorOf(await a.tryPull()))
  await recover(a, lost, [])
  b.startOver(lost)
  await b.pull()
  await restore()

  const again = newEpoch(errorOf(await a.tryPull()))

  expect(again).not.toBe(lost)
  expect((await scopeOf(world)).epochs).toContain(lost)
  // The second that knows the lost epoch proves nothing new.
  expect(newEpoch(errorOf(await b.tryPull()))).toBe(again)
})

test('[E2] a tablet of an older epoch is told the present one, and nothing is minted', async () => {
  const world = await worlds.newWorld()
  const a = await newTablet(world)
  const b = await newTablet(world)
  a.visit()
  await a.push()
  await b.pull()
  const restore = await backUp(world)
  a.visit()
  await a.push()
  await restore()
  const epoch = newEpoch(errorOf(await a.tryPull()))
  b.visit()
  expect(newEpoch(errorOf(await b.tryPush()))).toBe(epoch)
  expect((await scopeOf(world)).epoch).toBe(epoch)
})

test('[E2][F19] what only a reader holds comes back, its writer destroyed', async () => {
  const world = await worlds.newWorld()
  const reader = await newTablet(world)
  const restore = await backUp(world)
  const writer = await newTablet(world)
  writer.visit()
  const id = writer.visit()
  await writer.push()
  const rows = (await reader.pull()).page.rows
  await restore()
  const epoch = newEpoch(errorOf(await reader.tryPull()))
  await recover(reader, epoch, rows)
  const fresh = await newTablet(world)
  const back = (await fresh.pull()).page.rows
  expect(back.find((row) => row.id === id)).toEqual(rows.find((row) => row.id === id))
})

test.each(['push', 'pull', 'repair'] as const)(
  '[E3][F80] a made-up head in a %s is refused and mints nothing',
  async (verb) => {
    const world = await worlds.newWorld()
    const a = await newTablet(world)
    a.visit()
    await a.push()
    a.visit()
    const before = await scopeOf(world)
    const { tenantId, scope } = world
    const place = { tenantId, scope, epoch: before.epoch, seq: 50 }
    const elsewhere = { ...place, scope: `store:${randomUUID()}` }
    const forgeries = [
      { seq: 50, tok: a.seen?.tok ?? '' },
      { seq: 50, tok: headToken(Buffer.alloc(32, 9), place, newRnd()) },
      { seq: 50, tok: headToken(world.deps.headKey, elsewhere, newRnd()) },
      { seq: 50, tok: '' },
      { seq: 1, tok: 'AAAA' },
    ]
    for (const seen of forgeries) {
      for (const epoch of [before.epoch, randomUUID()]) {
        Object.assign(a, { seen, epoch })
        const answer = await {
          push: () => a.tryPush(),
          pull: () => a.tryPull(),
          repair: () => a.tryRepair([]),
        }[verb]()
        expect(errorOf(answer)).toEqual({ error: 'forged' })
      }
    }
    expect(await scopeOf(world)).toEqual(before)
  },
)
