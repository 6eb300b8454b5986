import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest'
import { push } from '#server/sync/push.ts'
import { writeOwn } from '#server/sync/write-own.ts'
import {
  auditExportReplySchema,
  auditListSchema,
  auditVerdictSchema,
} from '#shared/office/audit-protocol.ts'
import {
  holdingsSchema,
  type OfficeDevice,
  officeDeviceListSchema,
} from '#shared/office/device-protocol.ts'
import {
  enrolmentCodeReplySchema,
  enrolReplySchema,
} from '#shared/people/identity-protocol.ts'
import { ORDER_HEADER } from '#shared/sync/device-order.ts'
import { Tablet } from '#tests/server/sync/tablet.ts'
import { asSuperuser } from '#tests/support/as-superuser.ts'
import { type OfficePersonBrowser, officeAs } from '#tests/support/office-session.ts'
import { startServer, type TestServer, type TestTenant } from '#tests/support/server.ts'

let server: TestServer
let tenant: TestTenant
let admin: OfficePersonBrowser

beforeAll(async () => {
  server = await startServer(inject('databaseUrl'))
})
afterAll(() => server.close())
beforeEach(async () => {
  tenant = await server.newTenant()
  admin = await officeAs(server, tenant, { role: 'admin' })
})

const HOUR = 3_600_000
const REPORT = {
  ...{ version: '1.4.2', waiting: 0, oldestWaitingAt: null, photosWaiting: 0 },
  ...{ offsetMs: 0, persisted: true, usedBytes: 1, quotaBytes: 2 },
}

async function devices(query = '', by = admin) {
  return officeDeviceListSchema.parse(await (await by.ask(`/devices${query}`)).json())
}

async function one(): Promise<OfficeDevice> {
  const { devices: all } = await devices(`?id=${tenant.device.deviceId}`)
  return all[0] as OfficeDevice
}

const act = (verb: string, body: object = {}, by = admin) =>
  by.ask(`/devices/${tenant.device.deviceId}/${verb}`, { body })

const contact = (path = '/auth/v1/device') => server.request(path, { headers: tenant.auth })

async function tell(report: object): Promise<void> {
  await server.deps.db.inTenant(tenant.device.tenantId, (tx) =>
    tx.query('UPDATE devices SET report = $1', [JSON.stringify(report)]),
  )
}

/** A tablet of the tenant's device, with what it would send. */
function tabletOf({ device }: TestTenant): Tablet {
  const { tenantId, storeId, deviceId } = device
  const scope = `store:${storeId}`
  return new Tablet({ deps: server.deps, scope } as never, {
    ...{ tenantId, deviceId, kind: 'tablet', status: 'active', scopes: ['org', scope] },
  })
}

describe('health', () => {
  test('is what the device told, what it sent and what was refused', async () => {
    const tablet = tabletOf(tenant)
    tablet.visit({ headcount: 0 })
    await push(server.deps, tablet.actor, tablet.pushBody())
    const now = server.clock.now()
    await tell({
      ...{ waiting: 37, oldestWaitingAt: now - 5 * HOUR, photosWaiting: 14 },
      ...{ offsetMs: 183_000, persisted: false, usage: 900, quota: 1_000 },
    })
    const { totals } = await devices()
    expect(await one()).toMatchObject({
      ...{ name: '門口平板', state: 'active', refused: 1, returnedEmptyAt: null },
      report: { waiting: 37, photosWaiting: 14, offsetMs: 183_000, persisted: false },
      concerns: ['refused', 'oldest', 'clock', 'full', 'notKept'],
    })
    expect((await one()).version).not.toBeNull()
    expect(totals).toEqual({
      ...{ devices: 1, attention: 1, refused: 1, decisions: 0, photosBehind: 14 },
    })
  })

  test.each([null, 'x', [], { waiting: 'many', persisted: 1, offsetMs: null }])(
    'a report that says nothing (%j) is nothing to worry about',
    async (report) => {
      await tell(report as object)
      expect(await one()).toMatchObject({
        ...{ concerns: [], report: { waiting: null, persisted: null, offsetMs: null } },
      })
    },
  )

  test('a device that came back empty is told of, one that was just enrolled is not', async () => {
    const tablet = tabletOf(tenant)
    tablet.visit()
    await push(server.deps, tablet.actor, tablet.pushBody())
    expect((await one()).returnedEmptyAt).toBeNull()
    server.clock.advance(HOUR / 6)
    const empty = tabletOf(tenant)
    empty.visit()
    await push(server.deps, empty.actor, empty.pushBody())
    expect(await one()).toMatchObject({
      ...{ returnedEmptyAt: server.clock.now(), concerns: ['returnedEmpty'] },
    })
  })

  test('silent ones come first, page by page', async () => {
    server.clock.advance(25 * HOUR)
    const { tenantId, storeId } = tenant.device
    const boss = await officeAs(server, tenant, { role: 'admin' })
    await boss.ask('/devices/codes', {
      body: { storeId, deviceKind: 'tablet', deviceName: '巡檢' },
    })
    const made = await boss.ask('/devices/codes', {
      body: { storeId, deviceKind: 'tablet', deviceName: '新平板' },
    })
    const { code } = enrolmentCodeReplySchema.parse(await made.json())
    await server.request('/auth/v1/enrol', { method: 'POST', body: { code } })
    expect(tenantId).toBeDefined()
    const { devices: all, next } = await devices('?limit=1', boss)
    expect(all.map(({ name }) => name)).toEqual(['門口平板'])
    const rest = await devices(`?limit=1&after=${next}`, boss)
    expect([rest.devices.map(({ name }) => name), rest.next]).toEqual([['新平板'], null])
  })

  test('[AZ-2] a manager sees the devices of his stores, and touches none', async () => {
    const manager = await officeAs(server, tenant, { role: 'manager' })
    expect((await devices('', manager)).totals.devices).toBe(1)
    const elsewhere = await officeAs(server, tenant, {
      ...{ role: 'manager', storeIds: [crypto.randomUUID()] },
    })
    expect((await devices('', elsewhere)).totals.devices).toBe(0)
    const body = { storeId: tenant.device.storeId, deviceKind: 'tablet', deviceName: 'x' }
    const { deviceId } = tenant.device
    const rename = { method: 'PATCH', body: { name: 'x', seen: '門口平板' } }
    expect([
      (await manager.ask('/devices/codes', { body })).status,
      (await manager.ask(`/devices/${deviceId}`, rename)).status,
      (await act('retire', {}, manager)).status,
      (await act('lost', { name: '門口平板' }, manager)).status,
      (await manager.ask(`/devices/${deviceId}/holdings`)).status,
    ]).toEqual([403, 403, 403, 403, 403])
  })

  test('[AZ-4] those of another tenant are not there', async () => {
    const stranger = await officeAs(server, await server.newTenant(), { role: 'admin' })
    const { deviceId, storeId } = tenant.device
    const code = { storeId, deviceKind: 'tablet', deviceName: 'x' }
    expect((await devices(`?id=${deviceId}`, stranger)).devices).toEqual([])
    expect([
      (await stranger.ask(`/devices/${deviceId}/holdings`)).status,
      (await act('lost', { name: '門口平板' }, stranger)).status,
      (await act('retire', {}, stranger)).status,
      (await stranger.ask('/devices/codes', { body: code })).status,
    ]).toEqual([404, 404, 404, 404])
    expect((await contact()).status).toBe(200)
  })
})

describe('a device', () => {
  test('is renamed, unless somebody was faster', async () => {
    const path = `/devices/${tenant.device.deviceId}`
    const rename = (name: string) =>
      admin.ask(path, { method: 'PATCH', body: { name, seen: '門口平板' } })
    expect((await rename('門口 A')).status).toBe(200)
    const late = await rename('門口 B')
    expect([late.status, await late.json()]).toMatchObject([
      409,
      { now: { name: '門口 A' } },
    ])
    expect((await one()).name).toBe('門口 A')
  })

  test('[AU-9] that is retired is told with every answer, and shut out once it has gone', async () => {
    expect((await act('retire')).status).toBe(200)
    const told = await contact(`/sync/v1/live?scopes=org`)
    expect([told.status, told.headers.get(ORDER_HEADER)]).toEqual([200, 'retire'])
    await told.body?.cancel()
    expect(await one()).toMatchObject({ state: 'retiring', concerns: ['retiring'] })
    const done = await server.request('/auth/v1/device/wiped', {
      ...{ method: 'POST', headers: tenant.auth, body: {} },
    })
    expect(done.status).toBe(200)
    expect(await one()).toMatchObject({ state: 'retired', concerns: [] })
    expect((await contact()).status).toBe(401)
  })

  test('that nobody retired does not leave by itself', async () => {
    const init = { method: 'POST', headers: tenant.auth, body: {} }
    expect((await server.request('/auth/v1/device/wiped', init)).status).toBe(409)
    expect((await contact()).status).toBe(200)
  })

  test('[AZ-12] moves to another store by a code, and is told to send and wipe itself', async () => {
    const store = { name: '河西店', zone: 'Asia/Taipei', opens: '09:00', closes: '20:00' }
    const made = (await (await admin.ask('/stores', { body: store })).json()) as {
      id: string
    }
    expect((await act('move', { storeId: tenant.device.storeId })).status).toBe(409)
    expect((await act('move', { storeId: crypto.randomUUID() })).status).toBe(404)
    expect((await one()).state).toBe('active')
    const reply = await act('move', { storeId: made.id })
    const { code } = enrolmentCodeReplySchema.parse(await reply.json())
    expect((await one()).state).toBe('retiring')
    const told = await server.request('/sync/v1/report', {
      ...{ method: 'POST', headers: tenant.auth, body: REPORT },
    })
    expect([told.status, told.headers.get(ORDER_HEADER)]).toEqual([200, 'retire'])
    const enrolled = await server.request('/auth/v1/enrol', {
      method: 'POST',
      body: { code },
    })
    const { device } = enrolReplySchema.parse(await enrolled.json())
    expect(device).toMatchObject({ storeId: made.id, name: '門口平板' })
  })

  test('[AU-9] that is lost is shut out and told to wipe itself, whatever it asks', async () => {
    expect((await act('lost', { name: '別的平板' })).status).toBe(409)
    expect((await contact()).status).toBe(200)
    expect((await act('lost', { name: ' 門口平板 ' })).status).toBe(200)
    expect(await one()).toMatchObject({ state: 'lost', wipedAt: null, concerns: ['lost'] })
    for (const path of ['/auth/v1/device', '/sync/v1/live?scopes=org', '/push/v1/key']) {
      const told = await contact(path)
      expect([
        ...[told.status, told.headers.get(ORDER_HEADER)],
        told.headers.get('clear-site-data'),
      ]).toEqual([401, 'wipe', '"cache", "storage"'])
    }
    expect(await one()).toMatchObject({ wipedAt: server.clock.now(), concerns: [] })
    const { rows } = await server.deps.db.inTenant(tenant.device.tenantId, (tx) =>
      tx.query("SELECT act, object FROM audit WHERE act = 'device_lost'"),
    )
    expect(rows).toEqual([{ act: 'device_lost', object: tenant.device.deviceId }])
  })

  test('[AU-9] that is only revoked keeps what it holds', async () => {
    const headers = await tenant.admin()
    const path = `/auth/v1/devices/${tenant.device.deviceId}/revoke`
    await server.request(path, { method: 'POST', headers, body: {} })
    const told = await contact()
    expect([told.status, told.headers.get(ORDER_HEADER)]).toEqual([401, null])
    expect(told.headers.get('clear-site-data')).toBeNull()
    expect((await one()).state).toBe('revoked')
  })

  test.each(['retire', 'lost', 'move'])('[AU-12] %s wants fresh proof', async (verb) => {
    server.clock.advance(6 * 60_000)
    const body = {
      retire: {},
      lost: { name: '門口平板' },
      move: { storeId: tenant.device.storeId },
    }
    const reply = await act(verb, body[verb as 'lost'])
    expect([reply.status, await reply.json()]).toMatchObject([
      401,
      { code: 'reauth_required' },
    ])
  })
})

test('[PR-12] what was on a lost device: classes, counts, and whom it affects', async () => {
  const { tenantId, storeId, deviceId } = tenant.device
  const other = await server.newTenant()
  for (const [at, name] of [
    [tenant.device, '周小姐'],
    [other.device, '別家客戶'],
  ] as const) {
    const set = { ...CONTACT, customerName: name, phone: '13800000001' }
    await writeOwn(
      server.deps,
      { tenantId: at.tenantId, scope: `store:${at.storeId}`, by: null },
      [
        { kind: 'contact', id: crypto.randomUUID(), set, isNew: true },
        { kind: 'contact', id: crypto.randomUUID(), set: CONTACT, isNew: true },
      ],
    )
  }
  const reply = await admin.ask(`/devices/${deviceId}/holdings`)
  const held = holdingsSchema.parse(await reply.json())
  expect(held).toMatchObject({ name: '門口平板', storeId, isCut: false })
  expect(held.kinds).toEqual(
    expect.arrayContaining([
      { kind: 'contact', class: 'C', count: 2 },
      { kind: 'person', class: 'B', count: 2 },
      { kind: 'store', class: 'A', count: 1 },
    ]),
  )
  expect(held.affected).toMatchObject([
    { kind: 'contact', name: '周小姐', phone: '138****0001', day: '2026-11-23' },
  ])
  expect(tenantId).not.toBe(other.device.tenantId)
})

const CONTACT = {
  ...{ day: '2026-11-23', contactKind: 'call', receivedAt: Date.UTC(2026, 10, 23, 1) },
}

describe('the audit', () => {
  async function audit(query = '', by = admin) {
    return auditListSchema.parse(await (await by.ask(`/audit${query}`)).json())
  }

  test('reads newest first, page by page, by person, act and object', async () => {
    const { deviceId } = tenant.device
    const path = `/devices/${deviceId}`
    await admin.ask(path, { method: 'PATCH', body: { name: '門口 A', seen: '門口平板' } })
    await act('retire')
    const all = await audit()
    expect(all.rows.map((row) => row.act)).toEqual([
      'device_retire',
      'device_rename',
      'setup',
    ])
    expect(all.rows[0]).toMatchObject({ personName: '林經理', objectName: '門口 A' })
    const first = await audit('?limit=2')
    const rest = await audit(`?limit=2&before=${first.next}`)
    expect([...first.rows, ...rest.rows]).toEqual(all.rows)
    expect(rest.next).toBeNull()
    for (const query of ['act=device_rename', `object=${deviceId}&before=3`]) {
      expect((await audit(`?${query}`)).rows.map((row) => row.act)).toEqual([
        'device_rename',
      ])
    }
    expect((await audit(`?person=${tenant.personId}`)).rows.map(({ seq }) => seq)).toEqual([
      1,
    ])
    expect((await audit(`?to=${server.clock.now()}`)).rows).toEqual([])
    expect((await admin.ask('/audit?act=nonsense')).status).toBe(400)
  })

  test('[AU-12] leaves with fresh proof only, with its proof, and is noted', async () => {
    await act('retire')
    const reply = await admin.ask('/audit/export', { body: { act: 'device_retire' } })
    const { rows, isCut, head } = auditExportReplySchema.parse(await reply.json())
    expect(rows.map((row) => row.act)).toEqual(['device_retire'])
    expect([isCut, head?.seq]).toEqual([false, 2])
    expect((await audit()).rows[0]).toMatchObject({
      ...{ act: 'export', details: { of: 'audit', rows: 1 } },
    })
    server.clock.advance(6 * 60_000)
    expect((await admin.ask('/audit/export', { body: {} })).status).toBe(401)
  })

  test('[OP-4] says how far the chain holds, and where it does not', async () => {
    await act('retire')
    const verdict = async () => {
      const reply = await admin.ask('/audit/verified')
      return auditVerdictSchema.parse(await reply.json()).verdict
    }
    expect(await verdict()).toMatchObject({ type: 'whole', head: { seq: 2 } })
    await asSuperuser(server.deps.db, async (client) => {
      await client.query(`ALTER TABLE audit DISABLE TRIGGER USER;
        UPDATE audit SET act = 'enrol' WHERE tenant_id = '${tenant.device.tenantId}' AND seq = 1;
        ALTER TABLE audit ENABLE TRIGGER USER`)
    })
    expect(await verdict()).toEqual({ type: 'broken', seq: 1 })
  })

  test('[AZ-2] a manager reads what concerns his stores', async () => {
    await act('retire')
    const manager = await officeAs(server, tenant, { role: 'manager' })
    expect((await audit('', manager)).rows.map((row) => row.act)).toContain('device_retire')
    const elsewhere = await officeAs(server, tenant, {
      ...{ role: 'manager', storeIds: [crypto.randomUUID()] },
    })
    expect((await audit('', elsewhere)).rows).toEqual([])
  })
})
