import { afterAll, beforeAll, expect, test } from 'vitest'
import { type CaptureContext, captureTime } from '#server/sync/capture-time.ts'
import { readStamp } from '#shared/record/stamp.ts'
import type { Capture } from '#shared/sync/change.ts'
import { complaintBody } from './bodies.ts'
import { openWorlds, START } from './scenario.ts'
import { newTablet, sentStamp } from './tablet.ts'

let worlds: Awaited<ReturnType<typeof openWorlds>>
beforeAll(async () => {
  worlds = await openWorlds()
})
afterAll(() => worlds.close())

const HOUR = 3_600_000
const DAY = 24 * HOUR

test('[T1][F31][TM-7] a clock 3 days ahead syncs, is rewritten to server time, order kept', async () => {
  const world = await worlds.newWorld()
  const a = await newTablet(world)
  a.skew = 3 * DAY
  const ids = [a.visit(), a.visit(), a.visit()]
  const reply = await a.push()
  const stamps = reply.restamped.map(([n, i, stamp]) => ({ n, i, stamp }))
  expect(stamps.map(({ n, i }) => [n, i])).toEqual([
    [1, 0],
    [2, 0],
    [3, 0],
  ])
  expect(stamps.map((s) => s.stamp)).toEqual(stamps.map((s) => s.stamp).sort())
  for (const { stamp } of stamps) {
    expect(readStamp(stamp).ms - world.deps.now()).toBeLessThan(10)
    expect(readStamp(stamp).node).toBe(a.node)
  }
  const rows = await world.query<{ id: string; stamp: string }>(
    `SELECT id, stamp FROM records WHERE kind = 'visit' ORDER BY stamp`,
  )
  expect(rows).toEqual(stamps.map(({ stamp }, i) => ({ id: ids[i], stamp })))
})

test.each([
  { ahead: 60_000, isRewritten: false },
  { ahead: 60_001, isRewritten: true },
])(
  '[T1] a stamp $ahead ms ahead: rewritten = $isRewritten',
  async ({ ahead, isRewritten }) => {
    const world = await worlds.newWorld()
    const a = await newTablet(world)
    a.skew = ahead
    a.visit()
    expect((await a.push()).restamped.length > 0).toBe(isRewritten)
  },
)

test('[T1][F31] its edits do not beat the later ones of others', async () => {
  const world = await worlds.newWorld()
  const a = await newTablet(world)
  const b = await newTablet(world)
  a.skew = 3 * DAY
  const id = a.visit()
  await a.push()
  world.sleep(1_000)
  const [row] = (await b.pull()).page.rows
  b.write({
    kind: 'visit',
    id,
    set: { headcount: 9 },
    base: { headcount: row?.stamp ?? '' },
  })
  expect((await b.push()).restamped).toEqual([])
  const [held] = (await a.pull()).page.rows
  expect(held?.body.headcount).toBe(9)
  expect(held?.also).toBeUndefined()
})

test('[T1][S3] rewritten or not, an edit beats the value it was made on', async () => {
  const world = await worlds.newWorld()
  const a = await newTablet(world)
  const b = await newTablet(world)
  b.skew = 50_000 // ahead, but not so far that it is rewritten
  const id = b.visit()
  await b.push()
  const [row] = (await a.pull()).page.rows
  a.skew = 3 * DAY
  a.write({
    kind: 'visit',
    id,
    set: { headcount: 7 },
    base: { headcount: row?.stamp ?? '' },
  })
  a.write({ kind: 'visit', id, set: { headcount: 8 }, base: { headcount: a.stamp() } })
  await a.push()
  const fresh = await newTablet(world)
  const [held] = (await fresh.pull()).page.rows
  expect(held?.body.headcount).toBe(8)
})

test('[T1] edits on top of an own rewritten value are no conflict with oneself', async () => {
  const world = await worlds.newWorld()
  const a = await newTablet(world)
  a.skew = 3 * DAY
  const id = a.visit()
  const first = sentStamp(a, 1)
  a.write({ kind: 'visit', id, set: { headcount: 8 }, base: { headcount: first } })
  await a.push()
  const fresh = await newTablet(world)
  const [held] = (await fresh.pull()).page.rows
  expect(held).toMatchObject({ body: { headcount: 8 } })
  expect(held?.also).toBeUndefined()
})

test('[T1][M2] a rewritten change that comes again under a new client id gets the same stamp', async () => {
  const world = await worlds.newWorld()
  const a = await newTablet(world)
  a.skew = 3 * DAY
  const id = a.visit()
  const first = await a.push()
  const rows = await world.query('SELECT * FROM records WHERE id = $1', [id])
  world.sleep(HOUR)
  a.startOver(a.epoch as string)
  const second = await a.push()
  expect(second.restamped).toEqual(first.restamped)
  expect(await world.query('SELECT * FROM records WHERE id = $1', [id])).toEqual(rows)
})

test('[F32][S3] a clock 3 days behind: an edit made after seeing a value replaces it', async () => {
  const world = await worlds.newWorld()
  const a = await newTablet(world)
  const b = await newTablet(world)
  const id = a.visit()
  await a.push()
  const [row] = (await b.pull()).page.rows
  b.skew = -3 * DAY
  const seen = row?.stamp ?? ''
  const { ms, counter } = readStamp(seen)
  const stamp = `${ms.toString(16).padStart(12, '0')}${(counter + 1).toString(16).padStart(4, '0')}-${b.node}`
  b.write({ kind: 'visit', id, set: { headcount: 6 }, base: { headcount: seen }, stamp })
  await b.push()
  expect((await a.pull()).page.rows[0]?.body.headcount).toBe(6)
})

const NOW = START + 10 * DAY
const ENROLLED = START
const at: Capture = {
  wall: NOW - HOUR,
  start: NOW - HOUR - 5_000,
  boot: 'b1',
  off: 0,
  seq: null,
}
const context: CaptureContext = {
  clock: { off: 0, boots: {} },
  now: NOW,
  notBefore: ENROLLED,
}

type Case = {
  name: string
  at: Partial<Capture>
  clock?: object
  exp: [number, number, number]
}
const CASES: Case[] = [
  {
    name: 'the page still runs: counted back on its own clock, whatever the wall says',
    at: { wall: 0, start: -5_000, off: null },
    clock: { off: null, boots: { b1: 5_000 + 2 * HOUR } },
    exp: [NOW - 2 * HOUR, NOW - 2 * HOUR - 2000, NOW - 2 * HOUR + 2000],
  },
  {
    name: 'the offset is what it was: the wall clock was right',
    at: { off: 100 },
    clock: { off: 2_100, boots: {} },
    exp: [NOW - HOUR + 100, NOW - HOUR - 1900, NOW - HOUR + 2100],
  },
  {
    name: 'the offset changed by more: only the bounds are sure',
    at: { off: 100 },
    clock: { off: 2_101, boots: {} },
    exp: [NOW - HOUR + 100, ENROLLED, NOW],
  },
  {
    name: 'another boot and no offset: between enrolment and receipt',
    at: { off: null },
    exp: [NOW - HOUR, ENROLLED, NOW],
  },
  {
    name: 'a clock in 1970: the earliest it can have been',
    at: { wall: 12_345, off: null },
    exp: [ENROLLED, ENROLLED, NOW],
  },
  {
    name: 'a clock in the future: not after receipt',
    at: { wall: NOW + DAY, off: null },
    exp: [NOW, ENROLLED, NOW],
  },
  {
    name: 'a running page that claims a later reading than now',
    at: {},
    clock: { off: 0, boots: { b1: 0 } },
    exp: [NOW, NOW - 2000, NOW],
  },
]

test.each(CASES)('[T2] $name', ({ at: changed, clock, exp }) => {
  const input = {
    ...context,
    ...(clock ? { clock: clock as CaptureContext['clock'] } : {}),
  }
  expect(captureTime({ ...at, ...changed }, input)).toEqual(exp)
})

test('[T2] the bounds always hold the estimate and lie between earliest and receipt', () => {
  for (const wall of [-1e300, 0, NOW, 1e300]) {
    for (const off of [null, -1e12, 0, 1e12]) {
      for (const boots of [{}, { b1: -1e15 }, { b1: 1e15 }]) {
        const clock = { off: 0, boots }
        const [est, lo, hi] = captureTime({ ...at, wall, off }, { ...context, clock })
        expect(lo).toBeLessThanOrEqual(est)
        expect(est).toBeLessThanOrEqual(hi)
        expect([lo >= ENROLLED, hi <= NOW]).toEqual([true, true])
      }
    }
  }
})

test('[T2][F34] a complaint of a first boot in 1970 lies between enrolment and receipt', async () => {
  const world = await worlds.newWorld()
  const a = await newTablet(world)
  a.by = world.people.supervisor
  world.sleep(2 * HOUR)
  Object.assign(a, { skew: -world.deps.now(), off: null, boot: 'first' })
  a.write({ kind: 'complaint', id: 'c1', set: complaintBody(5), isNew: true })
  world.sleep(HOUR)
  Object.assign(a, { skew: 0, boot: 'second', off: 0 })
  await a.push()
  const [row] = (await (await newTablet(world)).pull()).page.rows
  expect(row?.captured).toEqual([START, 0, 3 * HOUR])
})

test('[T2] the head the author held says when it was at the earliest', async () => {
  const world = await worlds.newWorld()
  const a = await newTablet(world)
  world.sleep(HOUR)
  a.visit()
  await a.push()
  const seenAt = world.deps.now()
  world.sleep(HOUR)
  Object.assign(a, { skew: -DAY, off: null })
  const id = a.visit()
  world.sleep(HOUR)
  Object.assign(a, { skew: 0, off: 0, boot: 'second' })
  await a.push()
  const rows = (await (await newTablet(world)).pull()).page.rows
  expect(rows.find((row) => row.id === id)?.captured).toEqual([
    seenAt,
    0,
    world.deps.now() - seenAt,
  ])
})

test('[T2][F35] a tablet that slept on keeps the time of capture', async () => {
  const world = await worlds.newWorld()
  const a = await newTablet(world)
  a.by = world.people.supervisor
  const opened = world.deps.now()
  a.write({ kind: 'complaint', id: 'c1', set: complaintBody(opened), isNew: true })
  world.sleep(9 * HOUR)
  await a.push()
  const [row] = (await (await newTablet(world)).pull()).page.rows
  expect(row?.captured?.[0]).toBe(opened)
})

test('[T1][F38] the server clock steps back: what was pushed before and after keeps its order', async () => {
  const world = await worlds.newWorld()
  const a = await newTablet(world)
  a.skew = 3 * DAY
  const id = a.visit()
  await a.push()
  world.sleep(-300_000)
  const [row] = (await (await newTablet(world)).pull()).page.rows
  a.write({
    kind: 'visit',
    id,
    set: { headcount: 5 },
    base: { headcount: row?.stamp ?? '' },
  })
  await a.push()
  const [held] = (await (await newTablet(world)).pull()).page.rows
  expect(held?.body.headcount).toBe(5)
  expect((held?.stamps?.headcount ?? '') > (row?.stamp ?? 'z')).toBe(true)
})
