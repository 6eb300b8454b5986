import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listQuarantine, replayQuarantined } from '#server/sync/quarantine.ts'
import { writeOwn } from '#server/sync/write-own.ts'
import { kindMap } from '#shared/kinds.ts'
import { openWorlds, type World } from './scenario.ts'
import { newTablet } from './tablet.ts'

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

test('[F22][P6] a mutation that breaks a constraint of the database is parked alone', async () => {
  const world = await worlds.newWorld()
  const admin = new pg.Client({ connectionString: world.url })
  await admin.connect()
  await admin.query(
    `ALTER TABLE records ADD CONSTRAINT poison CHECK (body ->> 'lateReason' <> 'poison')`,
  )
  const a = await newTablet(world)
  const ids = [a.visit(), a.visit({ lateReason: 'poison' }), a.visit(), a.visit()]
  a.write({ kind: 'visit', id: ids[0] as string, set: { lateReason: 'poison' } })
  a.write({ kind: 'visit', id: ids[2] as string, set: { headcount: 7 } })

  const reply = await a.push()
  await admin.query('ALTER TABLE records DROP CONSTRAINT poison')
  await admin.end()

  expect(reply.lastN).toBe(6)
  expect(reply.refused.map((r) => [r.n, r.code])).toEqual([
    [2, 'internal'],
    [5, 'internal'],
  ])
  const bodies = await bodiesOf(world)
  expect(bodies.size).toBe(3)
  expect(bodies.get(ids[2] as string)).toMatchObject({ headcount: 7 })
  expect(bodies.get(ids[0] as string)).not.toHaveProperty('lateReason')
  // The payload can be taken out by a person.
  const entries = await listQuarantine(world.deps, world.tenantId)
  expect(entries.map((e) => JSON.parse(e.mutation)).reverse()).toEqual([
    a.sent[1]?.mutation,
    a.sent[4]?.mutation,
  ])
})

test('[F23][P6] what a faulty server refused for a day is let in again as it was', async () => {
  const world = await worlds.newWorld()
  const faulty = new Map([...kindMap].filter(([name]) => name !== 'visit'))
  const a = await newTablet({ ...world, deps: { ...world.deps, kinds: faulty } })
  a.by = world.people.consultant
  const ids = [a.visit(), a.visit()]
  const when = world.deps.now()
  const reply = await a.push()
  expect(reply.refused.map((r) => r.code)).toEqual(['unknown_kind', 'unknown_kind'])
  world.sleep(86_400_000)

  for (const { entry: id } of reply.refused) {
    const { tenantId, scope } = world
    const request = { tenantId, scope, id, resolvedBy: world.people.manager }
    expect(await replayQuarantined(world.deps, request)).toEqual({ type: 'replayed' })
    expect(await replayQuarantined(world.deps, request)).toEqual({ type: 'not_found' })
  }

  const b = await newTablet(world)
  const { rows } = (await b.pull()).page
  expect(rows.map((row) => row.id).sort()).toEqual([...ids].sort())
  for (const row of rows) {
    expect(row).toMatchObject({ by: world.people.consultant, captured: [when, 0, 0] })
  }
  const log = await world.query<{ via: string; by: string }>(
    `SELECT via, by FROM changes WHERE kind = 'visit'`,
  )
  expect(log).toEqual([
    { via: 'replay', by: world.people.consultant },
    { via: 'replay', by: world.people.consultant },
  ])
  // The author's tablet, which was told "refused", sees them come back.
  const own = await newTablet(world)
  Object.assign(own, { actor: a.actor, client: a.client, ackN: 2 })
  expect((await own.pull()).page.rows).toHaveLength(2)
})

test('[P6] a replay that is refused again stays in quarantine, once', async () => {
  const world = await worlds.newWorld()
  const a = await newTablet(world)
  a.visit({ headcount: 0 })
  const [refused] = (await a.push()).refused
  const { tenantId, scope } = world
  const id = refused?.entry ?? ''
  const request = { tenantId, scope, id, resolvedBy: world.people.manager }
  expect(await replayQuarantined(world.deps, request)).toMatchObject({
    type: 'refused',
    refusal: { code: 'invalid_field' },
  })
  const entries = await listQuarantine(world.deps, tenantId)
  expect(entries.map((e) => [e.id, e.state])).toEqual([[id, 'open']])
})

test('[A5] what only the server may write is not let in, whoever vouches for it', async () => {
  const world = await worlds.newWorld()
  const { tenantId, scope, people } = world
  const a = await newTablet(world)
  a.by = people.supervisor
  const set = { day: '2026-11-23', complaintId: 'c', step: 'told', at: 1, toldLevel: 3 }
  a.write({ kind: 'complaintStep', id: 'c:told:3:0', set, isNew: true })
  const [refused] = (await a.push()).refused
  const id = refused?.entry ?? ''
  const request = { tenantId, scope, id, resolvedBy: people.manager, isVouched: true }
  expect(await replayQuarantined(world.deps, request)).toMatchObject({
    ...{ type: 'refused', refusal: { code: 'not_allowed' } },
  })
})

test('[F76][A4] work of someone deactivated meanwhile waits under the name, until vouched for', async () => {
  const world = await worlds.newWorld()
  const { tenantId, scope, people } = world
  const a = await newTablet(world)
  a.by = people.consultant
  const id = a.visit()
  await writeOwn(world.deps, { tenantId, scope: 'org', by: people.manager }, [
    { kind: 'person', id: people.consultant, set: { active: false } },
  ])

  const reply = await a.push()

  expect(reply.refused.map((r) => r.code)).toEqual(['not_allowed'])
  const [entry] = await listQuarantine(world.deps, tenantId, {
    scopes: [scope],
    state: 'open',
  })
  expect(entry).toMatchObject({ by: people.consultant, byName: 'a consultant' })
  const request = { tenantId, scope, id: entry?.id ?? '', resolvedBy: people.manager }
  expect(await replayQuarantined(world.deps, request)).toMatchObject({ type: 'refused' })
  const vouched = { ...request, isVouched: true }
  expect(await replayQuarantined(world.deps, vouched)).toEqual({ type: 'replayed' })
  const [row] = await world.query<{ by: string }>('SELECT by FROM records WHERE id = $1', [
    id,
  ])
  expect(row?.by).toBe(people.consultant)
})
