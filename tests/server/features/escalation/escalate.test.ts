import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { escalateAll } from '#server/features/escalation/escalate-all.ts'
import { listQuarantine } from '#server/sync/quarantine.ts'
import { writeOwn } from '#server/sync/write-own.ts'
import { toldId } from '#shared/complaint/escalation.ts'
import { DEFAULT_COMPLAINT_LEVELS } from '#shared/levels/default-levels.ts'
import type { Fields } from '#shared/record/record.ts'
import { openWorlds, type World } from '#tests/server/sync/scenario.ts'
import { newTablet } from '#tests/server/sync/tablet.ts'
import { HOUR, MINUTE, openDesk, toldSteps } from './complaints.ts'

let worlds: Awaited<ReturnType<typeof openWorlds>>
beforeAll(async () => {
  worlds = await openWorlds()
})
afterAll(() => worlds.close())

async function setup() {
  const world = await worlds.newWorld()
  return { world, desk: await openDesk(world) }
}

async function levelsTold(world: World): Promise<number[]> {
  return (await toldSteps(world)).map((step) => step.toldLevel as number)
}

const timers = (world: World) =>
  world.query<{ id: string; dueAt: number }>(
    `SELECT record_id AS id, due_at AS "dueAt" FROM timers`,
  )

describe('levels', () => {
  test('[TM-3] each is told when it falls due, with its people and its true time', async () => {
    const { world, desk } = await setup()
    // Learned of at 04:00, due at 16:00: no quiet time in it.
    const started = world.deps.now() - 6 * HOUR
    const id = await desk.open(6 * HOUR - MINUTE, { ownerId: world.people.consultant })
    await escalateAll(world.deps)
    expect(await toldSteps(world)).toEqual([])
    expect(await timers(world)).toEqual([{ id, dueAt: started + MINUTE + 6 * HOUR }])

    const steps = [MINUTE, 4 * HOUR, 90 * MINUTE, 30 * MINUTE]
    for (const ms of steps) {
      world.sleep(ms - 1)
      await escalateAll(world.deps)
      const before = await levelsTold(world)
      world.sleep(1)
      await escalateAll(world.deps)
      expect(await levelsTold(world)).toEqual([...before, before.length])
    }
    const { consultant, supervisor, manager } = world.people
    const dueAt = started + MINUTE + 12 * HOUR
    expect(await toldSteps(world)).toMatchObject([
      { toldRole: 'owner', toldIds: [consultant], dueAt: dueAt - 6 * HOUR },
      { toldRole: 'supervisor', toldIds: [supervisor], dueAt: dueAt - 2 * HOUR },
      { toldRole: 'manager', toldIds: [manager], dueAt: dueAt - 30 * MINUTE },
      // Nobody is above the manager here.
      { toldRole: 'general_manager', toldIds: [], dueAt, at: dueAt },
    ])
    expect(await timers(world)).toEqual([])
  })

  test('[TM-3] the clock of a store that counts its opening hours, from then on only', async () => {
    const { world, desk } = await setup()
    const settings = { ...{ quietFrom: '21:00', quietTo: '08:30' } }
    const before = await desk.open(0, { ownerId: world.people.consultant })
    world.sleep(MINUTE)
    const clockModes = [{ from: world.deps.now(), mode: 'open' }]
    const org = { tenantId: world.tenantId, scope: 'org', by: null }
    await writeOwn(world.deps, org, [
      { kind: 'store', id: world.storeId, set: { ...settings, clockModes } },
    ])
    const after = await desk.open(0, { ownerId: world.people.consultant })
    // 10:01: eight and a half hours today, the rest tomorrow from half past eight.
    world.sleep(9 * HOUR)
    await escalateAll(world.deps)
    expect((await toldSteps(world, before)).map((one) => one.toldLevel)).toEqual([0])
    expect((await toldSteps(world, after)).map((one) => one.toldLevel)).toEqual([0])
    world.sleep(15.5 * HOUR)
    await escalateAll(world.deps)
    expect((await toldSteps(world, before)).at(-1)).toMatchObject({ toldLevel: 3 })
    expect((await toldSteps(world, after)).map((one) => one.toldLevel)).toEqual([0, 1])
  })

  test('[TM-3] a case keeps the table of levels it began under', async () => {
    const { world, desk } = await setup()
    const org = { tenantId: world.tenantId, scope: 'org', by: null }
    const before = await desk.open(0, { ownerId: world.people.consultant })
    world.sleep(MINUTE)
    const from = world.deps.now()
    const [first, ...others] = DEFAULT_COMPLAINT_LEVELS.steps ?? []
    const steps = [{ ...first, role: 'manager', leftMin: 8 * 60 }, ...others]
    const set = { ...DEFAULT_COMPLAINT_LEVELS, version: 2, from, steps } as Fields
    await writeOwn(world.deps, org, [
      { kind: 'levelTable', id: 'complaint:v2', set, isNew: true },
    ])
    const after = await desk.open(0, { ownerId: world.people.consultant })
    // Two hours sooner than half time, but never before half of what it may take.
    world.sleep(6 * HOUR - MINUTE)
    await escalateAll(world.deps)
    const { consultant, manager } = world.people
    expect(await toldSteps(world, before)).toMatchObject([
      { toldLevel: 0, toldRole: 'owner', toldIds: [consultant] },
    ])
    expect(await toldSteps(world, after)).toEqual([])
    world.sleep(MINUTE)
    await escalateAll(world.deps)
    expect(await toldSteps(world, after)).toMatchObject([
      { toldLevel: 0, toldRole: 'manager', toldIds: [manager] },
    ])
  })

  test('[TM-3] the server was down when it fell due: told at the start, true due time', async () => {
    const { world, desk } = await setup()
    const started = world.deps.now()
    await desk.open()
    world.sleep(30 * HOUR)
    await escalateAll(world.deps)
    const steps = await toldSteps(world)
    expect(steps.map(({ toldLevel }) => toldLevel)).toEqual([0, 1, 2, 3])
    expect(steps[3]).toMatchObject({ dueAt: started + 12 * HOUR, at: started + 30 * HOUR })
    expect(steps[3]).not.toHaveProperty('toldWhy')
  })

  test('[F36] overdue before it came: one step, marked, with its true due time', async () => {
    const { world, desk } = await setup()
    const started = world.deps.now() - 20 * HOUR
    const id = await desk.open(20 * HOUR)
    await escalateAll(world.deps)
    expect(await toldSteps(world)).toEqual([])
    world.sleep(15_000)
    await escalateAll(world.deps)
    world.sleep(HOUR)
    await escalateAll(world.deps)
    const { manager, supervisor } = world.people
    expect(await toldSteps(world)).toMatchObject([
      {
        id: toldId(id, 3, 0),
        ...{ toldLevel: 3, toldWhy: 'arrived_late', dueAt: started + 12 * HOUR },
        toldIds: expect.arrayContaining([supervisor, manager]),
      },
    ])
  })

  test('[TM-5] answered a second before each level, nobody is told of it', async () => {
    const { world, desk } = await setup()
    const ids = await Promise.all([0, 1, 2, 3].map(() => desk.open()))
    const dueAfter = [6 * HOUR, 10 * HOUR, 10 * HOUR + 10 * MINUTE, 12 * HOUR]
    let passed = 0
    for (const [level, after] of dueAfter.entries()) {
      world.sleep(after - passed - 1000)
      await desk.step(ids[level] as string, 'replied')
      world.sleep(1000)
      passed = after
      await escalateAll(world.deps)
    }
    for (const [level, id] of ids.entries()) {
      const told = (await toldSteps(world, id)).map((step) => step.toldLevel as number)
      expect(told.filter((each) => each >= level)).toEqual([])
    }
    // Those left open were told of the levels before theirs.
    expect((await toldSteps(world, ids[3] as string)).length).toBe(3)
  })

  test('a pause stops it; resumed, it goes on with what is left', async () => {
    const { world, desk } = await setup()
    const id = await desk.open()
    world.sleep(5 * HOUR)
    await desk.step(id, 'paused', { note: 'until three' })
    world.sleep(2 * HOUR)
    await escalateAll(world.deps)
    expect([await toldSteps(world), await timers(world)]).toEqual([[], []])
    await desk.step(id, 'resumed')
    world.sleep(HOUR - 1)
    await escalateAll(world.deps)
    expect(await toldSteps(world)).toEqual([])
    world.sleep(1)
    await escalateAll(world.deps)
    expect(await levelsTold(world)).toEqual([0])
  })

  test('opened again: another round, told of anew, the first one stays told', async () => {
    const { world, desk } = await setup()
    const id = await desk.open(11 * HOUR)
    world.sleep(MINUTE)
    await escalateAll(world.deps)
    expect(await levelsTold(world)).toEqual([0, 1])
    await desk.step(id, 'closed', { satisfaction: 'satisfied' })
    world.sleep(HOUR)
    const openedAt = world.deps.now()
    await desk.step(id, 'reopened')
    await escalateAll(world.deps)
    expect(await levelsTold(world)).toEqual([0, 1])
    world.sleep(40 * HOUR)
    await escalateAll(world.deps)
    const steps = await toldSteps(world, id)
    expect(steps.map((step) => step.id)).toEqual([
      ...[0, 1].map((level) => toldId(id, level, 0)),
      ...[0, 1, 2, 3].map((level) => toldId(id, level, openedAt)),
    ])
  })

  test('a pause up to an hour runs out by itself: the warnings come, nobody wrote a thing', async () => {
    const { world, desk } = await setup()
    const id = await desk.open()
    world.sleep(5 * HOUR)
    await desk.step(id, 'paused', { until: world.deps.now() + 2 * HOUR })
    world.sleep(MINUTE)
    await escalateAll(world.deps)
    expect([await toldSteps(world), (await timers(world)).length]).toEqual([[], 1])
    world.sleep(3 * HOUR - MINUTE - 1)
    await escalateAll(world.deps)
    expect(await toldSteps(world)).toEqual([])
    world.sleep(1)
    await escalateAll(world.deps)
    expect(await levelsTold(world)).toEqual([0])
  })

  test('closed, deleted or without its complaint: the timer goes, nobody is told', async () => {
    const { world, desk } = await setup()
    const [closed, deleted] = [await desk.open(), await desk.open()]
    desk.tablet.write({ kind: 'complaint', id: closed, set: { closed: true } })
    desk.tablet.write({ kind: 'complaint', id: deleted, set: { _deleted: true } })
    await desk.tablet.push()
    await desk.step(randomUUID(), 'accepted')
    expect(await timers(world)).toHaveLength(3)
    world.sleep(20 * HOUR)
    await escalateAll(world.deps)
    expect([await toldSteps(world), await timers(world)]).toEqual([[], []])
  })

  test('two stores and two tenants do not see each other', async () => {
    const [one, two] = [await setup(), await setup()]
    await one.desk.open(7 * HOUR)
    one.world.sleep(MINUTE)
    await escalateAll(one.world.deps)
    expect(await levelsTold(one.world)).toEqual([0])
    expect(await toldSteps(two.world)).toEqual([])
    const rows = await two.world.query(
      'SELECT 1 FROM timers UNION ALL SELECT 1 FROM push_outbox',
    )
    expect(rows).toEqual([])
  })
})

test('[F38] the clock of the server goes back five minutes: nothing is told twice', async () => {
  const { world, desk } = await setup()
  await desk.open(6 * HOUR)
  world.sleep(MINUTE)
  await escalateAll(world.deps)
  world.sleep(-5 * MINUTE)
  await desk.open()
  await escalateAll(world.deps)
  world.sleep(10 * MINUTE)
  await escalateAll(world.deps)
  expect(await levelsTold(world)).toEqual([0])
})

test('given back after a restore, it waits for what was told of it to be given back, too', async () => {
  const { world, desk } = await setup()
  const id = await desk.open(7 * HOUR)
  world.sleep(HOUR)
  await world.query('UPDATE records SET repaired_at = $1 WHERE id = $2', [
    world.deps.now(),
    id,
  ])
  await escalateAll(world.deps)
  expect(await toldSteps(world)).toEqual([])
  world.sleep(10_000)
  await escalateAll(world.deps)
  expect(await levelsTold(world)).toEqual([0])
})

test('what is told reaches every tablet of the store, and a message for those told', async () => {
  const { world, desk } = await setup()
  const other = await newTablet(world)
  await other.pull()
  const id = await desk.open(11 * HOUR, { customerName: '機密', phone: '13800000000' })
  world.sleep(MINUTE)
  await escalateAll(world.deps)
  const pulled = (await other.pull()).page.rows.filter(
    (row) => row.kind === 'complaintStep',
  )
  expect(pulled.map((row) => row.id)).toEqual([toldId(id, 0, 0), toldId(id, 1, 0)])
  const outbox = await world.query<{ id: string; people: string[]; message: object }>(
    'SELECT id, person_ids AS people, message FROM push_outbox ORDER BY id',
  )
  expect(outbox).toEqual([
    ...[0, 1].map((level) => ({
      id: toldId(id, level, 0),
      people: [world.people.supervisor],
      message: {
        ...{ type: 'told', complaintId: id, level },
        number: expect.stringMatching(/^C-1123-/),
      },
    })),
  ])
})

test('[A5] a tablet cannot say beforehand that others were told', async () => {
  const { world, desk } = await setup()
  const id = await desk.open(11 * HOUR)
  const step = { day: '2026-11-23', complaintId: id, at: 1 }
  const forged = [
    { id: randomUUID(), set: { ...step, step: 'told', toldLevel: 1 } },
    { id: toldId(id, 0, 0), set: { ...step, step: 'note' } },
  ]
  for (const { id, set } of forged) {
    desk.tablet.write({ kind: 'complaintStep', id, set, isNew: true })
  }
  const reply = await desk.tablet.push()
  expect(reply.refused.map(({ code }) => code)).toEqual(['not_allowed', 'not_allowed'])
  expect(await listQuarantine(world.deps, world.tenantId)).toHaveLength(2)
  world.sleep(MINUTE)
  await escalateAll(world.deps)
  expect(await levelsTold(world)).toEqual([0, 1])
})

test('one that cannot be told of stops no other, and is tried again', async () => {
  const { world, desk } = await setup()
  const [bad, good] = [await desk.open(7 * HOUR), await desk.open(7 * HOUR)].sort() as [
    string,
    string,
  ]
  // Something else has the id that the step needs.
  await writeOwn(world.deps, { tenantId: world.tenantId, scope: world.scope, by: null }, [
    {
      kind: 'complaintStep',
      id: toldId(bad, 0, 0),
      set: { day: '2026-11-23', complaintId: good, step: 'note', at: 1 },
      isNew: true,
    },
  ])
  world.sleep(MINUTE)
  const { faults } = await escalateAll(world.deps)
  expect(faults).toHaveLength(2)
  expect((await toldSteps(world)).map((step) => step.complaintId)).toEqual([good])
  expect((await timers(world)).find((timer) => timer.id === bad)?.dueAt).toBe(
    world.deps.now() + 10 * MINUTE,
  )
})
