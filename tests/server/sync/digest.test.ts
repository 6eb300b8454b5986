import { afterAll, beforeAll, expect, test } from 'vitest'
import { digestOf } from '#shared/sync/digest.ts'
import { complaintBody } from './bodies.ts'
import { openWorlds } from './scenario.ts'
import { newTablet } from './tablet.ts'

let worlds: Awaited<ReturnType<typeof openWorlds>>
beforeAll(async () => {
  worlds = await openWorlds()
})
afterAll(() => worlds.close())

/** More than one part of 500, and all sorts of values. */
async function filled() {
  const world = await worlds.newWorld()
  const a = await newTablet(world)
  a.by = world.people.manager
  for (let i = 0; i < 620; i++)
    a.visit({ headcount: 1 + (i % 9), odd: [i / 7, { 字: null }] })
  a.write({ kind: 'complaint', id: 'c1', set: complaintBody(1), isNew: true })
  await a.push()
  a.write({ kind: 'complaint', id: 'c1', set: { level: 3 } })
  const gone = a.visit()
  a.write({ kind: 'visit', id: gone, set: { _deleted: true } })
  await a.push()
  const tablet = await newTablet(world)
  const { rows } = (await tablet.pull()).page
  return { world, tablet, rows }
}

test('[D2][F67][CO-18] the sums agree; one flipped field names its kind and no other', async () => {
  const { world, tablet, rows } = await filled()
  const visits = rows.filter((row) => row.kind === 'visit')
  const digest = {
    visit: digestOf(visits),
    complaint: digestOf(rows.filter((row) => row.kind === 'complaint')),
  }
  expect((await tablet.pull({ digest })).differ).toEqual([])
  const flipped = visits.map((row, i) =>
    i === 300 ? { ...row, body: { ...row.body, headcount: 99 } } : row,
  )
  const wrong = { ...digest, visit: digestOf(flipped) }
  expect((await tablet.pull({ digest: wrong })).differ).toEqual(['visit'])
  // A later push is a later sum.
  const b = await newTablet(world)
  b.visit()
  await b.push()
  await tablet.pull()
  expect((await tablet.pull({ digest })).differ).toEqual(['visit'])
})

test('[D2] sums of a tablet that is behind are not compared', async () => {
  const { world, tablet } = await filled()
  const b = await newTablet(world)
  b.visit()
  await b.push()
  expect(await tablet.pull({ digest: { visit: 'x' } })).not.toHaveProperty('differ')
  expect((await tablet.pull({ digest: { visit: 'x' } })).differ).toEqual(['visit'])
})
