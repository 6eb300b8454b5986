import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { openDatabase } from '#server/db/connect.ts'
import { escalateAll } from '#server/features/escalation/escalate-all.ts'
import { cardNumber } from '#shared/inspection/card-number.ts'
import type { CardStep, CorrectiveAction } from '#shared/inspection/corrective-action.ts'
import type { Fields } from '#shared/record/record.ts'
import { openWorlds, type World } from '#tests/server/sync/scenario.ts'
import { newTablet } from '#tests/server/sync/tablet.ts'
import { HOUR, MINUTE, openDesk } from './complaints.ts'

const DAY = '2026-11-23'
const SETTLE_MS = 10_000

let worlds: Awaited<ReturnType<typeof openWorlds>>
beforeAll(async () => {
  worlds = await openWorlds()
})
afterAll(() => worlds.close())

/** 10:00 in the store, which is open from 08:30 to 18:30. */
async function setup() {
  const world = await worlds.newWorld()
  const { tablet } = await openDesk(world)
  const send = async (kind: string, id: string, set: Fields) => {
    tablet.write({ kind, id, set, isNew: true })
    const reply = await tablet.push()
    if (reply.refused.length > 0) throw new Error(JSON.stringify(reply.refused))
    return id
  }
  const issue = (given: Partial<CorrectiveAction> = {}) =>
    send('correctiveAction', randomUUID(), { ...cardBody(world), ...given } as Fields)
  const take = (cardId: string, step: CardStep['step'], more: Partial<CardStep> = {}) => {
    const set = { day: DAY, cardId, step, at: world.deps.now(), ...more }
    return send('cardStep', randomUUID(), set as Fields)
  }
  return { world, tablet, issue, take }
}

function cardBody({ deps, people }: World): CorrectiveAction {
  const now = deps.now()
  return {
    ...{ day: DAY, areaCode: 'G', card: 'yellow', problem: '燈不亮' },
    ...{ ownerId: people.consultant, issuedAt: now, dueAt: now + 2 * HOUR },
  }
}

type ToldStep = CardStep & { readonly id: string }

async function toldSteps(world: World): Promise<ToldStep[]> {
  const rows = await world.query<{ id: string; body: CardStep }>(
    `SELECT id, body FROM records WHERE kind = 'cardStep' AND body ->> 'step' = 'escalated'
     ORDER BY seq, id`,
  )
  return rows.map(({ id, body }) => ({ ...body, id }))
}

/** What the duty does every few seconds, after letting `ms` pass. */
async function after(world: World, ms: number) {
  world.sleep(ms)
  const { faults } = await escalateAll(world.deps)
  expect(faults).toEqual([])
  return (await toldSteps(world)).map(({ toldWhy }) => toldWhy)
}

test('[TM-3] a card that runs out: owner and manager, once, with its true time', async () => {
  const { world, issue } = await setup()
  const id = await issue()
  const dueAt = world.deps.now() + 2 * HOUR
  expect(await after(world, 2 * HOUR)).toEqual([])
  expect(await after(world, 1)).toEqual(['overdue'])
  expect(await after(world, HOUR)).toEqual(['overdue'])
  const { consultant, manager } = world.people
  expect(await toldSteps(world)).toMatchObject([
    {
      ...{ id: `${id}:told:overdue:${dueAt + 1}`, cardId: id, dueAt, at: dueAt + 1 },
      toldIds: [consultant, manager],
    },
  ])
  const rows = await world.query('SELECT person_ids AS told, message FROM push_outbox')
  expect(rows).toEqual([
    {
      told: [consultant, manager],
      message: {
        ...{ type: 'card', cardId: id, why: 'overdue' },
        number: cardNumber({ id, day: DAY }),
      },
    },
  ])
  expect(await world.query('SELECT 1 FROM timers')).toEqual([])
})

test('a red card is told when it comes, with nobody in charge to the supervisor', async () => {
  const { world, issue } = await setup()
  await issue({ card: 'red', ownerId: null })
  expect(await after(world, 0)).toEqual(['red'])
  const [step] = await toldSteps(world)
  expect(step?.toldIds).toEqual([world.people.supervisor, world.people.manager])
  expect(step).not.toHaveProperty('dueAt')
})

test('refused twice: the manager; the third time nobody again', async () => {
  const { world, issue, take } = await setup()
  const id = await issue()
  const refuse = async () => {
    await take(id, 'done')
    await take(id, 'not_ok', { dueAt: world.deps.now() + 2 * HOUR })
    return await after(world, SETTLE_MS)
  }
  expect(await refuse()).toEqual([])
  expect(await refuse()).toEqual(['not_ok_twice'])
  expect(await refuse()).toEqual(['not_ok_twice'])
  expect((await toldSteps(world))[0]?.toldIds).toEqual([world.people.manager])
})

test('[TM-5] done a moment before it runs out: nobody; deleted or cancelled: nobody', async () => {
  const { world, tablet, issue, take } = await setup()
  const [done, cancelled, deleted] = [await issue(), await issue(), await issue()]
  world.sleep(2 * HOUR - 1000)
  await take(done, 'done')
  await take(cancelled, 'cancelled')
  tablet.write({ kind: 'correctiveAction', id: deleted, set: { _deleted: true } })
  await tablet.push()
  expect(await after(world, 20 * HOUR)).toEqual([])
  expect(await world.query('SELECT 1 FROM timers')).toEqual([])
})

test('mended and checked offline, told of in one push: nobody is told of what is over', async () => {
  const { world, tablet } = await setup()
  const id = randomUUID()
  const issuedAt = world.deps.now() - 5 * HOUR
  const set = { ...cardBody(world), issuedAt, dueAt: issuedAt + 2 * HOUR, card: 'red' }
  tablet.write({ kind: 'correctiveAction', id, set: set as Fields, isNew: true })
  const at = issuedAt + 3 * HOUR
  const step = { day: DAY, cardId: id, step: 'done', at }
  tablet.write({ kind: 'cardStep', id: randomUUID(), set: step, isNew: true })
  await tablet.push()
  expect(await after(world, HOUR)).toEqual([])
})

test('at night nobody is woken: told at half past eight, unless it was mended', async () => {
  const { world, issue, take } = await setup()
  world.sleep(10 * HOUR)
  const [open, mended] = [await issue(), await issue()]
  expect(await after(world, 3 * HOUR)).toEqual([])
  await take(mended, 'done')
  expect(await after(world, 9.5 * HOUR - 1)).toEqual([])
  expect(await after(world, 1)).toEqual(['overdue'])
  expect((await toldSteps(world))[0]?.cardId).toBe(open)
})

test('[TM-4] two servers at once: each reason of each card exactly once, beside complaints', async () => {
  const { world, tablet } = await setup()
  const desk = await openDesk(world)
  await desk.open(7 * HOUR)
  const ids = Array.from({ length: 120 }, () => randomUUID()).sort()
  for (const id of ids) {
    const set = { ...cardBody(world), card: 'red' } as Fields
    tablet.write({ kind: 'correctiveAction', id, set, isNew: true })
  }
  await tablet.push()
  world.sleep(2 * HOUR + MINUTE)
  const other = await openDatabase({ url: world.url, poolSize: 2 })
  onTestFinished(() => other.close())
  const rounds = await Promise.all([
    escalateAll(world.deps),
    escalateAll({ ...world.deps, db: other }),
    escalateAll(world.deps),
  ])
  expect(rounds.flatMap(({ faults }) => faults)).toEqual([])
  // The log: a second write of the same step would be a line there.
  const told = await world.query<{ id: string; why: string[] }>(
    `SELECT set ->> 'cardId' AS id, array_agg(set ->> 'toldWhy' ORDER BY set ->> 'toldWhy')
       AS why FROM changes WHERE kind = 'cardStep' GROUP BY 1 ORDER BY 1`,
  )
  expect(told).toEqual(ids.map((id) => ({ id, why: ['overdue', 'red'] })))
  const complaints = await world.query(
    `SELECT 1 FROM changes WHERE kind = 'complaintStep' AND set ->> 'step' = 'told'`,
  )
  expect(complaints).toHaveLength(1)
})

test('[A5] a tablet cannot say beforehand that others were told of a card', async () => {
  const { world, tablet, issue } = await setup()
  const id = await issue({ card: 'red' })
  const step = { day: DAY, cardId: id, at: world.deps.now() }
  const since = world.deps.now()
  const forged = [
    { id: randomUUID(), set: { ...step, step: 'escalated', toldWhy: 'red' } },
    { id: `${id}:told:red:${since}`, set: { ...step, step: 'note' } },
  ]
  for (const { id, set } of forged) {
    tablet.write({ kind: 'cardStep', id, set, isNew: true })
  }
  const reply = await tablet.push()
  expect(reply.refused.map(({ code }) => code)).toEqual(['not_allowed', 'not_allowed'])
  expect(await after(world, SETTLE_MS)).toEqual(['red'])
})

test('what is told reaches the other tablets of the store', async () => {
  const { world, issue } = await setup()
  const other = await newTablet(world)
  await other.pull()
  const id = await issue({ card: 'red' })
  await after(world, SETTLE_MS)
  const { rows } = (await other.pull()).page
  expect(rows.filter(({ kind }) => kind === 'cardStep')).toMatchObject([
    { id: expect.stringContaining(`${id}:told:red:`) },
  ])
})
