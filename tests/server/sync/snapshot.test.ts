import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { snapshotEndSchema, snapshotHeadSchema } from '#shared/sync/protocol.ts'
import { complaintBody } from './bodies.ts'
import { openWorlds } from './scenario.ts'
import { newTablet, type Row, type Tablet } from './tablet.ts'

let worlds: Awaited<ReturnType<typeof openWorlds>>
beforeAll(async () => {
  worlds = await openWorlds()
})
afterAll(() => worlds.close())

/** Visits on ten days, and an old complaint that still asks for work. */
async function filled() {
  const world = await worlds.newWorld()
  const a = await newTablet(world)
  for (let day = 1; day <= 10; day++) {
    for (let i = 0; i < 3; i++) a.visit({ day: `2026-11-${String(day).padStart(2, '0')}` })
  }
  a.by = world.people.manager
  const open = { ...complaintBody(1), day: '2026-01-05' }
  a.write({ kind: 'complaint', id: 'still-open', set: open, isNew: true })
  a.write({ kind: 'complaint', id: 'closed', set: { ...open, closed: true }, isNew: true })
  await a.push()
  return { world, a }
}

async function readAll(tablet: Tablet, limit: number, between?: () => Promise<void>) {
  const rows: Row[] = []
  let after: string | null = null
  let firstHead: { seq: number; tok: string } | undefined
  let epoch = ''
  for (;;) {
    const page = await tablet.snapshot(after, { limit })
    const head = snapshotHeadSchema.parse(page.head)
    const end = snapshotEndSchema.parse(page.end)
    firstHead ??= head.head
    epoch = head.epoch
    rows.push(...page.rows)
    expect(end.count).toBe(page.rows.length)
    if (end.next === null) return { rows, head: firstHead, epoch }
    after = end.next
    await between?.()
  }
}

test('[B1] the first page has what is open and what is newest', async () => {
  const { world } = await filled()
  const fresh = await newTablet(world)
  const { rows, end } = await fresh.snapshot(null, { limit: 7 })
  expect(rows.map((row) => row.id)).toContain('still-open')
  expect(rows.filter((row) => row.kind === 'visit').map((row) => row.body.day)).toEqual([
    ...Array(3).fill('2026-11-10'),
    ...Array(3).fill('2026-11-09'),
  ])
  expect(end.next).not.toBeNull()
})

test('[B1] the rest follows, newest day first, each row once', async () => {
  const { world } = await filled()
  const { rows } = await readAll(await newTablet(world), 4)
  const days = rows.slice(1).map((row) => row.body.day)
  expect(days).toEqual([...days].sort().reverse())
  expect(rows).toHaveLength(32)
  expect(new Set(rows.map((row) => row.id)).size).toBe(32)
})

test('[B2] torn by writes between its pages, it is exact after the pull from its first head', async () => {
  const { world, a } = await filled()
  const fresh = await newTablet(world)
  let round = 0
  const { rows, head, epoch } = await readAll(fresh, 5, async () => {
    round++
    a.by = null
    a.visit({ day: '2026-11-10' })
    a.visit({ day: '2026-10-01' })
    a.by = world.people.manager
    // Moves along the order, past the reader and back.
    const set = { closed: round % 2 === 1 }
    a.write({ kind: 'complaint', id: 'still-open', set })
    a.write({ kind: 'complaint', id: 'closed', set: { closed: round % 2 === 0 } })
    await a.push()
  })
  const held = new Map(rows.map((row) => [row.id, row]))
  Object.assign(fresh, { epoch, seen: head, cursor: head.seq })
  for (const row of (await fresh.pull()).page.rows) held.set(row.id, row)

  const whole = await readAll(await newTablet(world), 5000)
  const byId = (x: Row, y: Row) => (x.id < y.id ? -1 : 1)
  expect([...held.values()].sort(byId)).toEqual(whole.rows.sort(byId))
  expect(round).toBeGreaterThan(3)
})

test('[B2] it resumes after the last row that came, in another process or a day later', async () => {
  const { world } = await filled()
  const fresh = await newTablet(world)
  const first = await fresh.snapshot(null, { limit: 10 })
  world.sleep(86_400_000)
  const again = Object.assign(await newTablet(world), { client: randomUUID() })
  const rest = await again.snapshot(first.end.next, { limit: 1000 })
  const ids = [...first.rows, ...rest.rows].map((row) => row.id)
  expect(new Set(ids).size).toBe(32)
  expect(ids).toHaveLength(32)
})

test('[D2] one kind alone can be fetched again', async () => {
  const { world } = await filled()
  const fresh = await newTablet(world)
  const { rows, end } = await fresh.snapshot(null, { kind: 'complaint' })
  expect(rows.map((row) => row.id).sort()).toEqual(['closed', 'still-open'])
  expect(end.next).toBeNull()
})

test('an empty scope has an empty snapshot with a head to pull from', async () => {
  const world = await worlds.newWorld()
  const fresh = await newTablet(world)
  const { head, rows, end } = await fresh.snapshot()
  expect([rows, end]).toEqual([[], { type: 'end', next: null, count: 0 }])
  Object.assign(fresh, { epoch: head.epoch, seen: head.head, cursor: head.head.seq })
  expect((await fresh.pull()).page).toEqual({ from: 0, to: 0, more: false, rows: [] })
})

test('a place to go on from that the server never gave is refused', async () => {
  const world = await worlds.newWorld()
  const fresh = await newTablet(world)
  await expect(fresh.snapshot('nowhere')).rejects.toThrow('invalid')
})
