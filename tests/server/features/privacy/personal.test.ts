/** The page of personal data, from finding a person to his being forgotten. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest'
import { verifyAudit } from '#server/features/audit/verify-audit.ts'
import { complaint, complaintStep } from '#shared/complaint/complaint.ts'
import { contact } from '#shared/contact/contact.ts'
import {
  erasedReplySchema,
  erasurePreviewSchema,
  type FoundPerson,
  foundPersonSchema,
  limitListSchema,
  personCopySchema,
  type RecordRef,
} from '#shared/office/personal-protocol.ts'
import { visit } from '#shared/visit/visit.ts'
import {
  type OfficePersonBrowser,
  officeAs,
  officeSession,
} from '#tests/support/office-session.ts'
import type { TestTenant } from '#tests/support/server.ts'
import { openStage, type PhotoStage, type PhotoTablet } from '../../photo/photo-stage.ts'
import { visitBody } from '../../sync/bodies.ts'
import { jpeg } from './a-picture.ts'
import { dumpOf, onTablet } from './search-all.ts'

let stage: PhotoStage
let tenant: TestTenant
let owner: PhotoTablet
let boss: OfficePersonBrowser
beforeAll(async () => {
  stage = await openStage(inject('databaseUrl'))
})
afterAll(() => stage.close())
beforeEach(async () => {
  tenant = await stage.server.newTenant()
  owner = await stage.tablet(tenant)
  boss = await officeAs(stage.server, tenant, { role: 'office' })
})

const PHONE = '13812345678'
const DAY = '2026-11-23'
const HIS = /13812345678|138 1234 5678|歐陽|粵B12345|等太久|他的話/
const OTHERS = /13900000000|別人/

async function ask<T>(verb: string, body: object, reply: { parse(value: unknown): T }) {
  const response = await boss.ask(`/personal/${verb}`, { body })
  expect(response.status, await response.clone().text()).toBe(200)
  return reply.parse(await response.json())
}

const find = (text: string) => ask('find', { text }, foundPersonSchema)
const refs = ({ records }: FoundPerson): RecordRef[] =>
  records.map(({ kind, id, storeId }) => ({ kind, id, storeId }))

/** A visit, a call, a closed complaint with a step and a photo; and somebody else's visit. */
async function somebody({ isClosed = true } = {}) {
  const { tablet } = owner
  const now = stage.server.clock.now()
  const ids = { visit: randomUUID(), complaint: randomUUID() }
  const complained = {
    ...{ day: DAY, learnedAt: now, enteredAt: now, channel: 'phone', category: 'waiting' },
    ...{ level: 2, ownerId: null, customerName: '欧阳先生', phone: '138 1234 5678' },
    ...{ description: '等太久', plate: '粵B12345' },
  }
  const step = {
    day: DAY,
    complaintId: ids.complaint,
    step: 'note',
    at: now,
    note: '他的話',
  }
  const call = {
    ...{ day: DAY, contactKind: 'call', receivedAt: now, phone: PHONE },
    customerName: '歐陽',
  }
  const seen = { ...visitBody(now), nameOrCall: '歐陽先生', phone: PHONE }
  await tablet.create(visit, seen, { id: ids.visit })
  await tablet.create(visit, { ...seen, nameOrCall: '別人', phone: '13900000000' })
  expect(await tablet.create(contact, call)).toMatchObject({ type: 'saved' })
  await tablet.create(complaint, complained, { id: ids.complaint })
  await tablet.create(complaintStep, step)
  const picture = await jpeg('#334455')
  const photo = await owner.record(picture, {
    ...{ parentKind: 'complaint', parentId: ids.complaint, slot: 'evidence' },
    caption: '歐陽的車',
  })
  await owner.sendAll(photo, picture)
  if (isClosed) {
    // Closing has rules of its own, which are tested elsewhere.
    await stage.server.deps.db.inTenant(tenant.device.tenantId, (tx) =>
      tx.query(`UPDATE records SET body = body || '{"closed":true}' WHERE id = $1`, [
        ids.complaint,
      ]),
    )
  }
  return { ...ids, photo }
}

test.each([PHONE, '+86 138-1234-5678', '5678', '歐陽', '欧阳', '粤B·12345', '等太久'])(
  '[PR-5] a person is found by %s, in whatever spelling',
  async (text) => {
    const made = await somebody()
    const found = (await find(text)).records.map(({ id }) => id)
    const isOfComplaint = /粤|等/.test(text)
    expect(found).toContain(isOfComplaint ? made.complaint : made.visit)
  },
)

test('[PR-6] his copy is complete and only his; it is audited without a word of it', async () => {
  const made = await somebody()
  const copy = await ask('export', { records: refs(await find(PHONE)) }, personCopySchema)
  expect(copy.records.map(({ kind }) => kind).sort()).toEqual([
    ...['complaint', 'complaintStep', 'contact', 'photo', 'visit'],
  ])
  expect(copy.pictures).toEqual([{ id: made.photo, jpeg: expect.stringMatching(/^\/9j/) }])
  expect(JSON.stringify(copy)).not.toMatch(OTHERS)
  const { rows } = await stage.server.deps.db.inTenant(tenant.device.tenantId, (tx) =>
    tx.query("SELECT * FROM audit WHERE act IN ('search', 'person_data_export')"),
  )
  expect(rows).toHaveLength(2)
  expect(JSON.stringify(rows)).not.toMatch(HIS)
})

test('[PR-5] a field is put right under the name of who does it, unless it was changed meanwhile', async () => {
  const { visit: id } = await somebody()
  const record = { kind: 'visit', id, storeId: tenant.device.storeId }
  const correct = (body: object) => boss.ask('/personal/correct', { body })
  const wrong = await correct({ record, field: 'nameOrCall', seen: 'x', value: '歐陽修' })
  expect(wrong.status).toBe(409)
  expect(await wrong.json()).toMatchObject({ now: { nameOrCall: '歐陽先生' } })
  const set = { record, field: 'nameOrCall', seen: '歐陽先生', value: '歐陽修' }
  expect((await correct(set)).status).toBe(200)
  await owner.tablet.syncOnce()
  expect((await owner.tablet.view()).get(`visit/${id}`)?.body.nameOrCall).toBe('歐陽修')
  expect((await correct({ ...set, field: 'headcount' })).status).toBe(400)
  const { rows } = await stage.server.deps.db.inTenant(tenant.device.tenantId, (tx) =>
    tx.query<{ by: string }>(
      `SELECT by FROM changes WHERE record_id = $1 ORDER BY seq DESC LIMIT 1`,
      [id],
    ),
  )
  expect(rows).toEqual([{ by: boss.personId }])
})

test('[PR-5] forgotten: previewed, typed, gone everywhere; figures, chain and others stay', async () => {
  await somebody()
  const records = refs(await find(PHONE))
  const preview = await ask('preview', { records }, erasurePreviewSchema)
  expect(Object.fromEntries(preview.goes.map((one) => [one.kind, one.count]))).toEqual({
    ...{ visit: 1, contact: 1, complaint: 1, complaintStep: 1, photo: 1 },
  })
  expect(preview.stays.map(({ reason }) => reason)).toEqual([
    'figures',
    'phone_hash',
    'audit',
  ])
  const files = stage.files().length
  const wrong = await boss.ask('/personal/erase', { body: { records, confirm: '別人' } })
  expect(wrong.status).toBe(409)
  const { erased } = await ask(
    'erase',
    { records, confirm: ` ${preview.confirmWith} ` },
    erasedReplySchema,
  )
  expect(erased).toBe(5)

  const { db } = stage.server.deps
  const { tenantId } = tenant.device
  const left = await dumpOf(db, tenantId)
  expect(left).not.toMatch(HIS)
  expect(left).toMatch(OTHERS)
  expect(stage.files()).toHaveLength(files - 2)
  expect((await find(PHONE)).records).toEqual([])
  await owner.tablet.syncOnce()
  expect(await onTablet(owner.tablet)).not.toMatch(HIS)
  const { rows } = await db.inTenant(tenantId, (tx) =>
    tx.query(
      `SELECT kind, count(*)::int AS count, sum((body ->> 'headcount')::int)::int AS people
       FROM records WHERE kind IN ('visit', 'contact', 'complaint') GROUP BY 1 ORDER BY 1`,
    ),
  )
  expect(rows).toEqual([
    { kind: 'complaint', count: 1, people: null },
    { kind: 'contact', count: 1, people: null },
    { kind: 'visit', count: 2, people: 4 },
  ])
  const verdict = await db.readTenant(tenantId, (tx) => verifyAudit(tx, tenantId))
  expect(verdict.type).toBe('whole')
})

test('[PR-5] who still waits for an answer is not forgotten before he has it', async () => {
  const { complaint: id } = await somebody({ isClosed: false })
  const records = refs(await find('欧阳')).filter((one) => one.id === id)
  const preview = await ask('preview', { records }, erasurePreviewSchema)
  expect(preview).toMatchObject({
    goes: [],
    stays: [
      { reason: 'open_complaint', count: 1 },
      { reason: 'audit', count: 1 },
    ],
  })
  const answer = await boss.ask('/personal/erase', {
    body: { records, confirm: '欧阳先生' },
  })
  expect(answer.status).toBe(409)
})

test('[PR-5] somebody of the staff: name, PIN and account go; the last administrator stays', async () => {
  const leaver = await officeAs(stage.server, tenant, { role: 'manager', name: '韓經理' })
  const { db } = stage.server.deps
  const { tenantId } = tenant.device
  await db.inTenant(tenantId, async (tx) => {
    await tx.query("INSERT INTO office_routes VALUES ('h', $1)", [tenantId])
    await tx.query(
      `INSERT INTO office_accounts VALUES ($1, $2, 'han@example.com', 'h', 'x', 0, NULL, NULL,
         0, 0, 0)`,
      [tenantId, leaver.personId],
    )
    await tx.query("INSERT INTO pins VALUES ($1, $2, 'hash', 0)", [
      tenantId,
      leaver.personId,
    ])
  })
  expect((await find('韩经理')).staff).toMatchObject([
    { id: leaver.personId, active: true },
  ])
  const chosen = { records: [], staffId: leaver.personId }
  expect((await ask('preview', chosen, erasurePreviewSchema)).confirmWith).toBe('韓經理')
  await ask('erase', { ...chosen, confirm: '韓經理' }, erasedReplySchema)
  const left = await dumpOf(db, tenantId)
  expect(left).not.toMatch(/韓經理|han@example/)
  expect(left).not.toMatch(new RegExp(`^(pins|office_\\w+) .*${leaver.personId}`, 'm'))
  expect((await leaver.ask('/session')).status).toBe(401)
  const admin = await officeSession(stage.server, { tenantId, personId: tenant.personId })
  const last = { records: [], staffId: tenant.personId, confirm: '王主任' }
  const answer = await admin.ask('/personal/erase', { body: last })
  expect(await answer.json()).toMatchObject({ code: 'last_admin' })
})

test('[PR-4] the page of limits has every rule', async () => {
  const answer = await boss.ask('/personal/limits')
  const { limits } = limitListSchema.parse(await answer.json())
  expect(limits.find(({ rule }) => rule === 'photo')).toMatchObject({
    days: 90,
    ranAt: null,
  })
})
