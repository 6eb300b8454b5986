/** What sync lets nobody do: write elsewhere, read what is not his, skip a step. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listQuarantine, replayQuarantined } from '#server/sync/quarantine.ts'
import { writeOwn } from '#server/sync/write-own.ts'
import { kinds } from '#shared/kinds.ts'
import { may } from '#shared/permissions.ts'
import { fieldClassOf } from '#shared/privacy/field-classes.ts'
import type { Fields } from '#shared/record/record.ts'
import { complaintBody, visitBody } from './bodies.ts'
import { openWorlds, type World } from './scenario.ts'
import { newTablet, type Row, type Tablet } from './tablet.ts'

let worlds: Awaited<ReturnType<typeof openWorlds>>
beforeAll(async () => {
  worlds = await openWorlds()
})
afterAll(() => worlds.close())

const SHA = 'a'.repeat(64)
const PHOTO = { slot: 'A01', sha256: SHA, bytes: 5, width: 5, height: 5, takenAt: 5 }
const DAY = '2026-11-23'

async function wrote(tablet: Tablet, kind: string, set: Fields, id: string = randomUUID()) {
  tablet.write({ kind, id, set, isNew: true })
  const reply = await tablet.push()
  return { id, refused: reply.refused[0]?.code ?? null }
}

const everything = (world: World) =>
  world.query('SELECT kind, id, seq, body, also FROM records ORDER BY kind, id')

describe('[AZ-8] from one’s own store nothing reaches another', () => {
  test('a step, an undo and a photo that name a record of another group stay one’s own', async () => {
    const [mine, theirs] = [await worlds.newWorld(), await worlds.newWorld()]
    const other = await newTablet(theirs)
    other.by = theirs.people.manager
    const complaint = await wrote(other, 'complaint', complaintBody(1))
    const visit = await wrote(other, 'visit', visitBody(1))
    const before = [await everything(theirs), await theirs.query('SELECT * FROM timers')]

    const a = await newTablet(mine)
    a.by = mine.people.manager
    const step = { day: DAY, complaintId: complaint.id, step: 'accepted', at: 5 }
    await wrote(a, 'complaintStep', step)
    await wrote(a, 'visitUndo', { day: DAY, visitId: visit.id })
    const of = { parentKind: 'complaint', parentId: complaint.id }
    await wrote(a, 'photo', { day: DAY, ...of, ...PHOTO })
    // The very ids of the others are ids like any, in one's own store.
    await wrote(a, 'visit', { ...visitBody(1), headcount: 9 }, visit.id)

    expect([await everything(theirs), await theirs.query('SELECT * FROM timers')]).toEqual(
      before,
    )
    const page = await other.pull({ cursor: 0 })
    expect(page.page.rows.map((row) => row.kind).sort()).toEqual([])
  })

  test('the card of a spot round is named by its round, that of a planned one by the store', async () => {
    const world = await worlds.newWorld()
    const a = await newTablet(world)
    a.by = world.people.manager
    const store = world.scope.slice('store:'.length)
    for (const card of [`${randomUUID()}:A01`, `${store}:${DAY}:opening:A01`]) {
      const of = { parentKind: 'correctiveAction', parentId: card }
      const { refused } = await wrote(a, 'photo', { day: DAY, ...of, ...PHOTO })
      expect([card, refused]).toEqual([card, null])
    }
  })

  test('a step, a photo and an answer for another store of the group are kept aside and audited', async () => {
    const world = await worlds.newWorld()
    const [mine, theirs] = [await newTablet(world), await newTablet(world)]
    mine.by = theirs.by = world.people.manager
    const store = randomUUID()
    const scopes = ['org', `store:${store}`]
    Object.assign(theirs, { scope: `store:${store}`, actor: { ...theirs.actor, scopes } })
    const complaint = await wrote(theirs, 'complaint', complaintBody(1))
    expect(complaint.refused).toBeNull()

    const step = { day: DAY, complaintId: complaint.id, step: 'accepted', at: 5 }
    const of = { parentKind: 'complaint', parentId: complaint.id }
    const round = { parentKind: 'inspectionRound', parentId: `${store}:${DAY}:open` }
    for (const [kind, set] of [
      ['complaintStep', step],
      ['photo', { day: DAY, ...of, ...PHOTO }],
      ['photo', { day: DAY, ...round, ...PHOTO }],
    ] as const) {
      expect(await wrote(mine, kind, set)).toMatchObject({ refused: 'not_allowed' })
    }
    // What is nowhere yet may still come: it is one's own.
    const later = { parentKind: 'complaint', parentId: randomUUID() }
    expect(
      (await wrote(mine, 'photo', { day: DAY, ...later, ...PHOTO })).refused,
    ).toBeNull()
    const kept = await world.query<{ detail: string }>('SELECT detail FROM quarantine')
    expect(kept.map(({ detail }) => detail)).toEqual(
      Array.from({ length: 3 }, () => 'it names a record of another store'),
    )
    const acts = () =>
      world.query(`SELECT device_id AS device FROM audit WHERE act = 'foreign_write'`)
    expect(await acts()).toEqual([{ device: mine.actor.deviceId }])
    // Straight into the other store: refused whole, kept by the tablet, and told of, too.
    Object.assign(mine, { scope: `store:${store}` })
    mine.visit()
    expect(await mine.tryPush()).toMatchObject({ error: { error: 'scope_revoked' } })
    expect(await acts()).toHaveLength(2)
  })

  test('whoever of another group signs a mutation is unknown here', async () => {
    const [mine, theirs] = [await worlds.newWorld(), await worlds.newWorld()]
    const a = await newTablet(mine)
    a.by = theirs.people.manager
    expect(await wrote(a, 'complaint', complaintBody(1))).toMatchObject({
      refused: 'unknown_author',
    })
  })

  test('a tablet of one store that becomes another’s reads and writes the old one no more', async () => {
    const world = await worlds.newWorld()
    const a = await newTablet(world)
    a.visit()
    await a.push()
    Object.assign(a, { actor: { ...a.actor, scopes: ['org', `store:${randomUUID()}`] } })
    a.visit()
    const revoked = { ok: false, error: { error: 'scope_revoked' } }
    expect(await a.tryPush()).toEqual(revoked)
    // What it still holds of it goes by the order to wipe.
    expect(await a.tryPull()).toEqual(revoked)
  })
})

describe('[AZ-9] fields and kinds are protected', () => {
  test.each(['tenant_id', 'tenantId', 'deviceId', 'role', 'storeId', 'signed_by'])(
    'a push that says its own %s is refused',
    async (field) => {
      const world = await worlds.newWorld()
      const a = await newTablet(world)
      a.visit()
      const answer = await a.tryPush({ ...a.pushBody(), [field]: 'x' })
      expect(answer).toMatchObject({ ok: false, error: { error: 'invalid' } })
      a.sent = []
      a.add({ by: null, sv: 1, at: a.capture(), changes: [], [field]: 'x' })
      expect((await a.push()).refused[0]?.code).toBe('invalid_field')
    },
  )

  test('a role, a store and a person are not a tablet’s to write', async () => {
    const world = await worlds.newWorld()
    const a = await newTablet(world)
    a.by = await world.newPerson('admin')
    const person = { name: 'Eve', role: 'admin', storeIds: [], active: true }
    expect(await wrote(a, 'person', person)).toMatchObject({ refused: 'not_allowed' })
    a.scope = 'org'
    a.write({ kind: 'person', id: randomUUID(), set: person })
    expect(await a.tryPush()).toMatchObject({ error: { error: 'scope_revoked' } })
  })

  test('the leads’ scope is on no shared device, which everybody on the floor reads', async () => {
    const world = await worlds.newWorld()
    const a = await newTablet(world)
    a.scope = `${world.scope}:lead`
    expect(await a.tryPull()).toMatchObject({ error: { error: 'scope_revoked' } })
    await expect(a.snapshot()).rejects.toThrow('scope_revoked')
    a.visit()
    expect(await a.tryPush()).toMatchObject({ error: { error: 'scope_revoked' } })
  })

  test('[A7][AZ-10] a wall is sent no kind it may not read and no field of a customer', async () => {
    const world = await worlds.newWorld()
    const a = await newTablet(world)
    a.by = world.people.manager
    const said = {
      nameOrCall: 'CANARY',
      phone: 'CANARY',
      note: 'CANARY',
      plateTail: 'CANARY',
    }
    const visit = await wrote(a, 'visit', { ...visitBody(1), ...said })
    const about = { phone: 'CANARY', plate: 'CANARY', description: 'CANARY' }
    const complaint = { ...complaintBody(1), customerName: 'CANARY', ...about }
    const { id: complaintId } = await wrote(a, 'complaint', complaint)
    const step = { day: DAY, complaintId, step: 'note', at: 5, note: 'CANARY' }
    await wrote(a, 'complaintStep', step)
    const of = { parentKind: 'complaint', parentId: complaintId }
    await wrote(a, 'photo', { day: DAY, ...of, ...PHOTO, caption: 'CANARY' })
    const look = { recordKind: 'visit', recordId: visit.id, field: 'phone' }
    await wrote(a, 'reveal', { day: DAY, at: 5, ...look })
    // Two answers at once, both kept, and a stamp for each field.
    const b = await newTablet(world)
    b.by = world.people.manager
    for (const each of [a, b]) {
      const note = `CANARY of ${each.node}`
      each.write({ kind: 'visit', id: visit.id, set: { note, headcount: 3 } })
      await each.push()
    }

    const wall = await newTablet(world, { kind: 'display' })
    const snapshot = await wall.snapshot()
    const { page } = await wall.pull({ cursor: 0, digest: { visit: 'x' } })
    for (const rows of [snapshot.rows, page.rows as Row[]]) {
      expect(JSON.stringify(rows)).not.toContain('CANARY')
      expect([...new Set(rows.map((row) => row.kind))].sort()).toEqual([
        ...['complaint', 'complaintStep', 'visit'],
      ])
      const fields = rows.flatMap((row) =>
        [row.body, row.stamps ?? {}, row.also ?? {}].flatMap((part) =>
          Object.keys(part).map((field) => fieldClassOf(row.kind, field)),
        ),
      )
      expect(fields).not.toContain('C')
      // What it is there to show is there.
      expect(rows.find((row) => row.kind === 'visit')?.body).toMatchObject({ headcount: 3 })
    }
    expect(snapshot.end.count).toBe(snapshot.rows.length)
    // A tablet gets it all.
    const c = await newTablet(world)
    const { rows } = await c.snapshot()
    expect(JSON.stringify(rows).match(/CANARY/g)?.length).toBeGreaterThan(8)
    const kindsHeld = rows.map((row) => row.kind)
    expect(kindsHeld).toEqual(expect.arrayContaining(['photo', 'reveal', 'visit']))
  })

  test('[A7][AZ-10] a wall’s sums are not compared, and it gives nothing back in a repair', async () => {
    const world = await worlds.newWorld()
    const a = await newTablet(world)
    a.visit({ note: 'CANARY' })
    await a.push()
    const wall = await newTablet(world, { kind: 'display' })
    const { page, ...reply } = await wall.pull({ digest: { visit: 'another' } })
    expect(reply).not.toHaveProperty('differ')
    const again = await wall.pull({ digest: { visit: 'another' } })
    expect(again).not.toHaveProperty('differ')
    await world.query('UPDATE scopes SET repair_until = $1', [world.deps.now() + 1_000_000])
    expect(await wall.tryRepair(page.rows as Row[])).toMatchObject({
      error: { error: 'repair_closed' },
    })
    const b = await newTablet(world)
    await b.pull()
    expect(await b.tryRepair(page.rows as Row[])).toMatchObject({ ok: true })
  })

  test('no kind is read by nobody, and the table says so for a wall, too', () => {
    const hidden = kinds
      .map(({ name }) => name)
      .filter((name) => !may('display', 'read', name))
    expect(hidden.sort()).toEqual(['exportNote', 'photo', 'reveal'])
  })
})

const RUN = {
  day: DAY,
  templateId: 't:v1',
  moment: 'opening',
  slot: 'opening',
  startedAt: 1,
}
const SIGNED = {
  day: DAY,
  runId: 'run',
  at: 5,
  type: 'complete',
  done: 9,
  skipped: 0,
  open: 0,
}

describe('[AZ-13] a signature of somebody who was removed meanwhile', () => {
  test('waits in quarantine, and is let in under its author when somebody vouches', async () => {
    const world = await worlds.newWorld()
    const { tenantId, scope, people } = world
    const a = await newTablet(world)
    a.by = people.supervisor
    const [id] = [randomUUID()]
    a.write({ kind: 'checklistSignature', id, set: SIGNED, isNew: true })
    // Signed offline; before it is sent, the supervisor is switched off.
    await writeOwn(world.deps, { tenantId, scope: 'org', by: null }, [
      { kind: 'person', id: people.supervisor, set: { active: false } },
    ])
    const { refused } = await a.push()
    expect(refused[0]?.code).toBe('not_allowed')
    const held = () => world.query(`SELECT by FROM records WHERE id = $1`, [id])
    expect(await held()).toEqual([])
    const [entry] = await listQuarantine(world.deps, tenantId)
    expect(entry).toMatchObject({
      by: people.supervisor,
      code: 'not_allowed',
      state: 'open',
    })
    const by = { tenantId, scope, id: entry?.id ?? '', resolvedBy: people.manager }
    expect(await replayQuarantined(world.deps, by)).toMatchObject({ type: 'refused' })
    await replayQuarantined(world.deps, { ...by, isVouched: true })
    expect(await held()).toEqual([{ by: people.supervisor }])
  })
})

describe('[AZ-14] no step is skipped by way of the API', () => {
  test('what is signed is signed once: a second one with the same id is another one, refused', async () => {
    const world = await worlds.newWorld()
    const a = await newTablet(world)
    a.by = world.people.supervisor
    const { id } = await wrote(a, 'checklistSignature', { ...SIGNED, type: 'incomplete' })
    expect(await wrote(a, 'checklistSignature', SIGNED, id)).toMatchObject({
      refused: 'append_only',
    })
  })

  test.each([
    ['checklistRun', RUN],
    ['inspectionRound', { ...RUN, drawn: [] }],
  ] as const)('a %s is not ended by who may not sign it', async (kind, body) => {
    const world = await worlds.newWorld()
    const a = await newTablet(world)
    a.by = world.people.consultant
    const { id, refused } = await wrote(a, kind, { ...body, ended: null })
    expect(refused).toBeNull()
    const end = async (by: string, ended: string | null) => {
      a.by = by
      a.write({ kind, id, set: { ended } })
      return (await a.push()).refused[0]?.code ?? null
    }
    const { consultant, supervisor } = world.people
    expect(await end(consultant, 'signed')).toBe('not_allowed')
    expect(await end(supervisor, 'signed')).toBeNull()
    expect(await end(consultant, null)).toBe('not_allowed')
    expect(await wrote(a, kind, { ...body, ended: 'signed' })).toMatchObject({
      refused: 'not_allowed',
    })
  })

  test.each(['checklistSignature', 'roundSignature'])(
    'nor does he write its %s himself',
    async (kind) => {
      const world = await worlds.newWorld()
      const a = await newTablet(world)
      a.by = world.people.consultant
      expect(await wrote(a, kind, SIGNED)).toMatchObject({ refused: 'not_allowed' })
    },
  )
})
