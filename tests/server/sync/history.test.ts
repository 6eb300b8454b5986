import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { headToken, newRnd } from '#server/sync/head-token.ts'
import { listQuarantine } from '#server/sync/quarantine.ts'
import type { SyncError } from '#shared/sync/protocol.ts'
import {
  backUp,
  errorOf,
  newTablet,
  openWorlds,
  type Row,
  readOk,
  type Tablet,
  type World,
} from './scenario.ts'
import { visitBody } from './visit-body.ts'

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
  const reader = await newTablet(world, { kind: 'display' })
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

/** A world inside its repair window, and a tablet of the new epoch. */
async function repairing(world: World) {
  const a = await newTablet(world)
  const restore = await backUp(world)
  a.visit()
  a.visit()
  await a.push()
  await restore()
  const epoch = newEpoch(errorOf(await a.tryPull()))
  const b = await newTablet(world)
  b.epoch = epoch
  return b
}

function rowOf(extra: Partial<Row> = {}): Row {
  return {
    ...{ kind: 'visit', id: randomUUID(), sv: 1, body: visitBody(1) },
    ...{ stamp: '019a00000000000a-aaaaaa', by: null, captured: null },
    ...extra,
  }
}

test('[E6][F81] repair outside a window is refused, whoever it claims to come from', async () => {
  const world = await worlds.newWorld()
  const a = await newTablet(world)
  a.visit()
  await a.push()
  const record = rowOf({ by: world.people.manager })
  expect(errorOf(await a.tryRepair([record]))).toEqual({ error: 'repair_closed' })
  const b = await repairing(world)
  world.sleep(14 * DAY)
  expect(errorOf(await b.tryRepair([record]))).toEqual({ error: 'repair_closed' })
  expect(await idsOn(world)).not.toContain(record.id)
})

test('[E6] repair merges by stamp, in any order and any number of times', async () => {
  const world = await worlds.newWorld()
  const b = await repairing(world)
  const id = randomUUID()
  const old = rowOf({ id })
  const stamps = { headcount: '019a00000000000b-bbbbbb' }
  const newer = rowOf({ id, body: { ...visitBody(1), headcount: 8 }, stamps })
  for (const row of [newer, old, newer]) readOk(await b.tryRepair([row]))
  const [held] = await world.query<{ body: object; stamps: object }>(
    'SELECT * FROM records WHERE id = $1',
    [id],
  )
  expect(held).toMatchObject({ body: { headcount: 8 }, stamps })
  const again = readOk(await b.tryRepair([newer, old]))
  expect(again.accepted).toBe(0)
})

test('[E6][M5] repair brings an append-only record where it is missing and never alters one', async () => {
  const world = await worlds.newWorld()
  const b = await repairing(world)
  const body = { day: '2026-11-23', visitId: 'v1' }
  const row = rowOf({ kind: 'visitUndo', body })
  const other = {
    ...row,
    body: { ...body, visitId: 'v2' },
    stamp: '019b00000000000a-aaaaaa',
  }
  expect(readOk(await b.tryRepair([row])).accepted).toBe(1)
  expect(readOk(await b.tryRepair([other])).accepted).toBe(0)
  const [held] = await world.query<{ body: object }>(
    'SELECT body FROM records WHERE id = $1',
    [row.id],
  )
  expect(held?.body).toEqual(body)
})

test('[E6][P6] a record that the gate refuses is kept in quarantine, the others come back', async () => {
  const world = await worlds.newWorld()
  const b = await repairing(world)
  const bad = rowOf({ body: { ...visitBody(1), headcount: 1000 } })
  const misplaced = rowOf({ kind: 'person', body: { name: 'x' } })
  const good = rowOf()
  const unknown = rowOf({ kind: 'teapot', body: { spout: 1 } })
  expect(readOk(await b.tryRepair([bad, misplaced, good, unknown])).accepted).toBe(2)
  const entries = await listQuarantine(world.deps, world.tenantId)
  expect(entries.map((e) => [e.isRepair, JSON.parse(e.mutation).id])).toEqual(
    expect.arrayContaining([
      [true, bad.id],
      [true, misplaced.id],
    ]),
  )
  expect(await idsOn(world)).toEqual(expect.arrayContaining([good.id, unknown.id]))
})

test('[E6] values that lost to a concurrent edit come back with the record', async () => {
  const world = await worlds.newWorld()
  const b = await repairing(world)
  const also: Row['also'] = { headcount: [[3, '019a000000000009-cccccc', 'p1']] }
  const row = rowOf({ also })
  readOk(await b.tryRepair([row]))
  readOk(await b.tryRepair([row]))
  const fresh = await newTablet(world)
  const back = (await fresh.pull()).page.rows.find((r) => r.id === row.id)
  expect(back?.also).toEqual(also)
})

test('[E8][F21] a purged id does not come back, by repair, by push or by an old backup', async () => {
  const world = await worlds.newWorld()
  const a = await newTablet(world)
  const id = a.visit()
  await a.push()
  const [row] = (await (await newTablet(world)).pull()).page.rows
  const b = await repairing(world)
  await world.query(
    `WITH gone AS (DELETE FROM records WHERE id = $1 RETURNING *)
     INSERT INTO graveyard SELECT tenant_id, scope_id, kind, id, 1 FROM gone`,
    [id],
  )
  expect(readOk(await b.tryRepair([row as Row])).accepted).toBe(0)
  b.visit({}, id)
  b.write({ kind: 'visit', id, set: { headcount: 2 } })
  const reply = await b.push()
  expect(reply.refused.map((r) => r.code)).toEqual(['purged', 'purged'])
  expect(await idsOn(world)).not.toContain(id)
})
