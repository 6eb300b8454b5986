/** Nothing is kept beyond its limit: the clock is moved past each, and everything searched. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { diskPhotoStore } from '#server/features/photo/disk-photo-store.ts'
import { eraseIn } from '#server/features/privacy/erase-records.ts'
import { keepLimits, keepLimitsOf } from '#server/features/privacy/keep-limits.ts'
import { phoneHash } from '#server/features/privacy/phone-hash.ts'
import { complaint, complaintStep } from '#shared/complaint/complaint.ts'
import { correctiveAction } from '#shared/inspection/corrective-action.ts'
import { RETENTION, type RetentionRule } from '#shared/privacy/retention.ts'
import { attendance } from '#shared/team/attendance.ts'
import { visit } from '#shared/visit/visit.ts'
import type { TestTenant } from '#tests/support/server.ts'
import type { Tablet } from '#tests/support/tablet.ts'
import { openStage, type PhotoStage, type PhotoTablet } from '../../photo/photo-stage.ts'
import { visitBody } from '../../sync/bodies.ts'
import { jpeg } from './a-picture.ts'
import { dumpOf, onTablet } from './search-all.ts'

let stage: PhotoStage
beforeAll(async () => {
  stage = await openStage(inject('databaseUrl'))
})
afterAll(() => stage.close())

const DAY = 86_400_000
const CANARY = 'KANARIENVOGEL'

type Scene = { tenant: TestTenant; owner: PhotoTablet; tablet: Tablet }

async function scene(): Promise<Scene> {
  const tenant = await stage.server.newTenant()
  const owner = await stage.tablet(tenant)
  return { tenant, owner, tablet: owner.tablet }
}

const dayAt = (at: number) => new Date(at).toISOString().slice(0, 10)
const today = () => dayAt(stage.server.clock.now())

const night = ({ tenant }: Scene) =>
  keepLimitsOf(
    { ...stage.server.deps, pictures: diskPhotoStore(stage.dir) },
    tenant.device.tenantId,
  )

const everything = ({ tenant }: Scene) =>
  dumpOf(stage.server.deps.db, tenant.device.tenantId)

/** Nothing a day before the limit; then all of it, on the server and after the next sync. */
async function passes(made: Scene, rule: RetentionRule, search: string | RegExp) {
  const { clock } = stage.server
  expect((await night(made))[rule]).toBe(0)
  clock.advance((RETENTION[rule].days - 1) * DAY)
  expect((await night(made))[rule]).toBe(0)
  expect(await everything(made)).toMatch(search)
  clock.advance(2 * DAY)
  expect((await night(made))[rule]).toBeGreaterThan(0)
  expect(await everything(made)).not.toMatch(search)
  await made.tablet.syncOnce()
  expect(await onTablet(made.tablet)).not.toMatch(search)
  expect((await night(made))[rule]).toBe(0)
}

async function visitor({ tablet }: Scene, phone: string, extra: object = {}) {
  const now = stage.server.clock.now()
  const set = { ...visitBody(now), day: dayAt(now), phone, note: CANARY, ...extra }
  const id = randomUUID()
  expect(await tablet.create(visit, set as never, { id })).toMatchObject({ type: 'saved' })
  await tablet.syncOnce()
  return id
}

test('[PR-4] a customer: a year after the last contact the row counts on without him', async () => {
  const made = await scene()
  const id = await visitor(made, '13812345678')
  await passes(made, 'customer', CANARY)
  expect((await made.tablet.view()).get(`visit/${id}`)?.body).toMatchObject({
    headcount: 2,
  })
})

test('[PR-4] who came again lately, or is to be called, is kept', async () => {
  const made = await scene()
  await visitor(made, '+86 138-1234-5678')
  await visitor(made, '13900000000', { nextContactAt: stage.server.clock.now() + 90 * DAY })
  stage.server.clock.advance(300 * DAY)
  await visitor(made, '１３８１２３４５６７８')
  stage.server.clock.advance(70 * DAY)
  expect((await night(made)).customer).toBe(0)
  stage.server.clock.advance(90 * DAY)
  expect((await night(made)).customer).toBe(1)
})

test('[PR-4] a complaint: reduced to its cause after a year, to figures after three', async () => {
  const made = await scene()
  const { tablet } = made
  const now = stage.server.clock.now()
  const [id, open] = [randomUUID(), randomUUID()]
  const body = {
    ...{ day: today(), learnedAt: now, enteredAt: now, channel: 'phone', level: 2 },
    ...{ category: 'waiting', ownerId: null, customerName: CANARY, description: 'long' },
  }
  const step = { day: today(), complaintId: id, step: 'closed', at: now, note: CANARY }
  await tablet.create(complaint, { ...body, rootCause: 'CAUSE' }, { id })
  await tablet.create(complaint, { ...body, customerName: 'OPEN' }, { id: open })
  await tablet.create(complaintStep, { ...step, step: 'note' })
  await tablet.syncOnce()
  // Closing has rules of its own: here it is only that it was closed, and when.
  await stage.server.deps.db.inTenant(made.tenant.device.tenantId, async (tx) => {
    await tx.query(`UPDATE records SET body = body || '{"closed":true}' WHERE id = $1`, [
      id,
    ])
    await tx.query(
      `UPDATE records SET body = body || '{"step":"closed"}' WHERE kind = 'complaintStep'`,
    )
  })
  await passes(made, 'complaint_person', CANARY)
  expect(await everything(made)).toMatch('CAUSE')
  stage.server.clock.advance((RETENTION.complaint_handling.days - 365) * DAY)
  expect((await night(made)).complaint_handling).toBe(1)
  expect(await everything(made)).not.toMatch('CAUSE')
  expect(await everything(made)).toMatch('OPEN')
})

test('[PR-4] a photo: record and files after 90 days, not while its card is open', async () => {
  const made = await scene()
  const { owner, tablet } = made
  const now = stage.server.clock.now()
  const card = randomUUID()
  const body = {
    ...{ day: today(), areaCode: 'A', card: 'yellow', problem: 'x', ownerId: null },
    ...{ issuedAt: now, dueAt: now, roundId: 'round' },
  }
  await tablet.create(correctiveAction, body, { id: card })
  const before = stage.files().length
  for (const [color, parentId] of [
    ['#111111', 'another'],
    ['#222222', 'round'],
  ] as const) {
    const bytes = await jpeg(color)
    const id = await owner.record(bytes, { day: today(), parentId, caption: CANARY })
    await owner.sendAll(id, bytes)
  }
  expect(stage.files()).toHaveLength(before + 4)
  stage.server.clock.advance(91 * DAY)
  expect((await night(made)).photo).toBe(1)
  expect(stage.files()).toHaveLength(before + 2)
  await tablet.edit(correctiveAction, card, { closed: true })
  await tablet.syncOnce()
  expect((await night(made)).photo).toBe(1)
  expect(stage.files()).toHaveLength(before)
  expect(await everything(made)).not.toMatch(CANARY)
  await tablet.syncOnce()
  expect(await onTablet(tablet)).not.toMatch(CANARY)
})

test('[PR-4][PR-8] where somebody was: no row is older than thirty days', async () => {
  const made = await scene()
  const set = {
    ...{ day: today(), personId: randomUUID(), state: 'absent' },
    at: stage.server.clock.now(),
  }
  await made.tablet.create(attendance, set, { id: 'a1' })
  await made.tablet.syncOnce()
  await passes(made, 'whereabouts', new RegExp(set.personId))
  expect((await made.tablet.view()).get('attendance/a1')?.body).toEqual({
    ...{ _deleted: true, _erased: true },
  })
})

test('[PR-4] what was refused keeps its reason, and loses the customer after a year', async () => {
  const made = await scene()
  await made.tablet.create(visit, { ...visitBody(1), phone: CANARY, headcount: 2 })
  await made.tablet.syncOnce()
  const { tenantId } = made.tenant.device
  const lay = `INSERT INTO quarantine SELECT tenant_id, scope_id, gen_random_uuid(), client_id,
      99, hash, device_id, NULL, NULL, $1, 'not_allowed', 'x', 'open', false, 0, 0, 0, $2, NULL,
      NULL FROM changes LIMIT 1`
  const change = { kind: 'visit', id: 'q1', set: { note: CANARY, headcount: 3 } }
  const text = JSON.stringify({ by: null, changes: [change] })
  await stage.server.deps.db.inTenant(tenantId, (tx) =>
    tx.query(lay, [text, stage.server.clock.now()]),
  )
  stage.server.clock.advance(366 * DAY)
  expect(await night(made)).toMatchObject({ quarantine: 1 })
  const { rows } = await stage.server.deps.db.inTenant(tenantId, (tx) =>
    tx.query<{ mutation: string }>('SELECT mutation FROM quarantine'),
  )
  expect(JSON.parse(rows[0]?.mutation ?? '')).toEqual({
    by: null,
    changes: [{ kind: 'visit', id: 'q1', set: { headcount: 3 } }],
  })
})

test('[PR-5] what was taken down before an erasure and comes after it goes in the next night', async () => {
  const made = await scene()
  const { tenantId, storeId } = made.tenant.device
  const { db, officeKey, now } = stage.server.deps
  const away = (await stage.tablet(made.tenant)).tablet
  await away.syncOnce()
  const set = { ...visitBody(now()), day: today(), phone: '138 9999 0000', note: CANARY }
  await away.create(visit, set as never)
  stage.server.clock.advance(60_000)
  await db.inTenant(tenantId, async (tx) => {
    await eraseIn(
      tx,
      { ...stage.server.deps, pictures: null },
      {
        ...{ tenantId, scope: `store:${storeId}` },
      },
      [],
    )
    await tx.query('INSERT INTO erased_phones VALUES ($1, $2, $3)', [
      ...[tenantId, phoneHash(officeKey, tenantId, '13899990000'), now()],
    ])
  })
  stage.server.clock.advance(60_000)
  await away.syncOnce()
  await visitor(made, '13899990000', { note: 'came again' })
  expect(await everything(made)).toMatch(CANARY)
  await night(made)
  expect(await everything(made)).not.toMatch(CANARY)
  expect(await everything(made)).toMatch('came again')
})

test('[PR-4] the office is told what went; one tenant stops no other', async () => {
  const [one, other] = [await scene(), await scene()]
  await visitor(one, '13800000001')
  await visitor(other, '13800000002')
  stage.server.clock.advance(400 * DAY)
  await keepLimits({ ...stage.server.deps, pictures: null })
  for (const { tenant } of [one, other]) {
    const read = (sql: string) =>
      stage.server.deps.db.inTenant(tenant.device.tenantId, (tx) => tx.query(sql))
    const runs = await read(
      "SELECT erased, total FROM retention_runs WHERE rule = 'customer'",
    )
    expect(runs.rows).toEqual([{ erased: 1, total: 1 }])
    const acts = await read("SELECT details FROM audit WHERE act = 'retention'")
    expect(acts.rows).toEqual([{ details: expect.objectContaining({ customer: 1 }) }])
  }
})
