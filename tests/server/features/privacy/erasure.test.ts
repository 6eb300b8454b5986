/** Forgetting, from the office to a tablet that was away: the real engine on the real server. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { diskPhotoStore } from '#server/features/photo/disk-photo-store.ts'
import { eraseIn, type Gone } from '#server/features/privacy/erase-records.ts'
import { complaint, complaintStep } from '#shared/complaint/complaint.ts'
import { personalFields } from '#shared/privacy/personal-fields.ts'
import { visit } from '#shared/visit/visit.ts'
import { asSuperuser } from '#tests/support/as-superuser.ts'
import type { TestTenant } from '#tests/support/server.ts'
import type { Tablet } from '#tests/support/tablet.ts'
import { openStage, type PhotoStage } from '../../photo/photo-stage.ts'
import { visitBody } from '../../sync/bodies.ts'
import { jpeg } from './a-picture.ts'
import { dumpOf, onTablet } from './search-all.ts'

let stage: PhotoStage
beforeAll(async () => {
  stage = await openStage(inject('databaseUrl'))
})
afterAll(() => stage.close())

const PHONE = '13812345678'
const NAME = '歐陽先生'
const CANARY = /13812345678|歐陽先生|他說車子/

async function erase({ device }: TestTenant, gone: readonly Gone[]) {
  const { server, dir } = stage
  const place = { tenantId: device.tenantId, scope: `store:${device.storeId}` }
  const deps = { ...server.deps, pictures: diskPhotoStore(dir) }
  return await server.deps.db.inTenant(place.tenantId, (tx) =>
    eraseIn(tx, deps, place, gone),
  )
}

const ofVisit = (id: string): Gone => {
  return { kind: 'visit', id, erasure: personalFields('visit') }
}

const dump = ({ device }: TestTenant) => dumpOf(stage.server.deps.db, device.tenantId)

async function twoTablets() {
  const tenant = await stage.server.newTenant()
  const a = await stage.tablet(tenant)
  const b = await stage.tablet(tenant)
  const id = randomUUID()
  const made = { ...visitBody(stage.server.clock.now()), nameOrCall: NAME, phone: PHONE }
  expect(await a.tablet.create(visit, made, { id })).toMatchObject({ type: 'saved' })
  await a.tablet.syncOnce()
  await b.tablet.syncOnce()
  return { tenant, a: a.tablet, b: b.tablet, stageA: a, id }
}

const bodyOn = async (tablet: Tablet, key: string) => (await tablet.view()).get(key)?.body

test('[PR-5][X2][X4] after the next sync neither server nor tablets hold it; the rest stays', async () => {
  const { tenant, a, b, id } = await twoTablets()
  expect(await dump(tenant)).toMatch(CANARY)
  await erase(tenant, [ofVisit(id)])
  expect(await dump(tenant)).not.toMatch(CANARY)
  for (const tablet of [a, b]) {
    expect(await onTablet(tablet)).toMatch(CANARY)
    await tablet.syncOnce()
    expect(await onTablet(tablet)).not.toMatch(CANARY)
    expect(await bodyOn(tablet, `visit/${id}`)).toMatchObject({
      ...{ headcount: 2, nameOrCall: '', phone: '' },
    })
  }
})

test('[PR-5][X3] a tablet that was away brings its edit: what was erased is dropped, the rest counts', async () => {
  const { tenant, a, b, id } = await twoTablets()
  await erase(tenant, [ofVisit(id)])
  stage.server.clock.advance(60_000)
  expect(await b.edit(visit, id, { note: '他說車子不錯', headcount: 5 })).toMatchObject({
    type: 'saved',
  })
  expect(await b.edit(visit, id, { phone: PHONE })).toMatchObject({ type: 'saved' })
  await b.syncOnce()
  expect(await b.pending()).toEqual([])
  expect(await dump(tenant)).not.toMatch(CANARY)
  expect(await onTablet(b)).not.toMatch(CANARY)
  await a.syncOnce()
  for (const tablet of [a, b]) {
    expect(await bodyOn(tablet, `visit/${id}`)).toMatchObject({ headcount: 5, phone: '' })
  }
  // Also once it has seen the erasure: the record takes nothing any more.
  await b.edit(visit, id, { phone: PHONE })
  expect(await bodyOn(b, `visit/${id}`)).toMatchObject({ phone: '' })
  await b.syncOnce()
  expect(await dump(tenant)).not.toMatch(CANARY)
  expect(await onTablet(b)).not.toMatch(CANARY)
})

test('[PR-5][X3][M5] steps are written once, erased, and a copy of a tablet sends them again in vain', async () => {
  const tenant = await stage.server.newTenant()
  const { tablet } = await stage.tablet(tenant)
  const now = stage.server.clock.now()
  const [id, step] = [randomUUID(), randomUUID()]
  const made = {
    ...{ day: '2026-11-23', learnedAt: now, enteredAt: now, channel: 'phone' },
    ...{ category: 'waiting', level: 2, ownerId: null, customerName: NAME },
    description: '他說車子晚了',
  }
  const note = { day: '2026-11-23', complaintId: id, step: 'note', at: now, note: NAME }
  await tablet.create(complaint, made, { id })
  await tablet.create(complaintStep, note, { id: step })
  await tablet.syncOnce()
  const { device } = tenant
  const twin = await tablet.cloneInto({
    ...{ clock: { now: stage.server.clock.now, mono: stage.server.clock.now }, seed: 99 },
    ...{ storeId: device.storeId, credential: tenant.credential },
    fetch: (request) => stage.server.app.request(request),
    author: { by: tenant.personId, actor: 'admin' },
  })
  await erase(tenant, [
    { kind: 'complaint', id, erasure: personalFields('complaint') },
    { kind: 'complaintStep', id: step, erasure: personalFields('complaintStep') },
  ])
  // What was refused of an author who is gone lies in quarantine, without what was erased.
  await tablet.edit(complaint, id, { phone: PHONE, level: 9 as never })
  await twin.edit(complaint, id, { phone: PHONE })
  for (const one of [twin, tablet]) {
    await one.syncOnce()
    await one.syncOnce()
    expect(await onTablet(one)).not.toMatch(CANARY)
  }
  expect(await dump(tenant)).not.toMatch(CANARY)
  expect(await bodyOn(tablet, `complaintStep/${step}`)).toMatchObject({ note: '' })
})

test('[PR-5][M7] what lost to a concurrent edit goes with it', async () => {
  const { tenant, a, b, id } = await twoTablets()
  await a.edit(visit, id, { note: '他說車子一' })
  stage.server.clock.advance(1_000)
  await b.edit(visit, id, { note: '他說車子二' })
  await a.syncOnce()
  await b.syncOnce()
  await a.syncOnce()
  expect((await a.view()).get(`visit/${id}`)?.also).toBeDefined()
  await erase(tenant, [ofVisit(id)])
  await a.syncOnce()
  await b.syncOnce()
  for (const text of [await dump(tenant), await onTablet(a), await onTablet(b)]) {
    expect(text).not.toMatch(CANARY)
  }
})

test('[PR-5] a photo: record, file and what is still on its way', async () => {
  const { tenant, stageA: owner } = await twoTablets()
  const picture = await jpeg('#886644')
  const id = await owner.record(picture, { caption: NAME })
  await owner.sendAll(id, picture)
  const before = stage.files().length
  await erase(tenant, [{ kind: 'photo', id, erasure: true }])
  expect(stage.files()).toHaveLength(before - 2)
  expect(await dump(tenant)).not.toContain('caption')
  expect((await owner.sendAll(id, picture)).status).toBe(404)
  await owner.tablet.syncOnce()
  expect(await bodyOn(owner.tablet, `photo/${id}`)).toEqual({
    _deleted: true,
    _erased: true,
  })
})

test('[X2] nobody but the server erases, and the log gives nothing else away', async () => {
  const { tenant, a, id } = await twoTablets()
  await a.edit(visit, id, { _erased: true } as never)
  await a.syncOnce()
  expect(await a.refused()).toMatchObject([{ code: 'not_allowed' }])
  const { db } = stage.server.deps
  const alter = (sql: string) => db.inTenant(tenant.device.tenantId, (tx) => tx.query(sql))
  await expect(alter("UPDATE changes SET set = '{}'")).rejects.toThrow('permission denied')
  await expect(
    asSuperuser(db, (client) => client.query("UPDATE changes SET set = '{}'")),
  ).rejects.toThrow('append-only')
})
