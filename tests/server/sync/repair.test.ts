import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { eraseIn } from '#server/features/privacy/erase-records.ts'
import { keepLimitsOf } from '#server/features/privacy/keep-limits.ts'
import { listQuarantine } from '#server/sync/quarantine.ts'
import type { SyncError } from '#shared/sync/protocol.ts'
import { backUp } from './back-up.ts'
import { visitBody } from './bodies.ts'
import { openWorlds, type World } from './scenario.ts'
import { errorOf, newTablet, type Row, readOk } from './tablet.ts'

let worlds: Awaited<ReturnType<typeof openWorlds>>
beforeAll(async () => {
  worlds = await openWorlds()
})
afterAll(() => worlds.close())

const DAY = 86_400_000

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

test('[X5] a server restored from before an erasure has it back from a tablet that knows of it', async () => {
  const world = await worlds.newWorld()
  const a = await newTablet(world)
  const id = a.visit({ phone: '13812345678', note: 'a word' })
  a.write({
    ...{ kind: 'visitUndo', id: 'u', isNew: true },
    set: { day: '2026-11-23', visitId: id, reason: '13812345678' },
  })
  await a.push()
  const restore = await backUp(world)
  const place = { tenantId: world.tenantId, scope: world.scope }
  await world.db.inTenant(world.tenantId, (tx) =>
    eraseIn(tx, { ...world.deps, pictures: null }, place, [
      { kind: 'visit', id, erasure: ['note', 'phone'] },
      { kind: 'visitUndo', id: 'u', erasure: ['reason'] },
    ]),
  )
  const { rows } = (await a.pull()).page
  await restore()
  a.epoch = newEpoch(errorOf(await a.tryPull()))
  a.seen = null
  const held = () =>
    world.query<{ text: string }>(
      'SELECT body::text AS text FROM records WHERE kind <> $1',
      ['person'],
    )
  expect(JSON.stringify(await held())).toContain('13812345678')
  expect(rows).toHaveLength(2)
  expect((await a.tryRepair(rows)).ok).toBe(true)
  expect(JSON.stringify(await held())).not.toContain('13812345678')
  // The log of the backup is emptied in the next night.
  await keepLimitsOf(
    { ...world.deps, pictures: null, officeKey: Buffer.alloc(32) },
    world.tenantId,
  )
  const log = await world.query('SELECT set FROM changes')
  expect(JSON.stringify(log)).not.toMatch(/13812345678|a word/)
})
