import { afterAll, beforeAll, expect, inject, onTestFinished, test } from 'vitest'
import { createApp } from '#server/app.ts'
import { createLiveHub } from '#server/sync/live.ts'
import { type DeviceList, deviceListSchema } from '#shared/people/identity-protocol.ts'
import { startServer, type TestServer, type TestTenant } from '#tests/support/server.ts'

let server: TestServer

beforeAll(async () => {
  server = await startServer(inject('databaseUrl'))
})
afterAll(() => server.close())

async function list(tenant: TestTenant): Promise<DeviceList['devices']> {
  const response = await server.request('/auth/v1/devices', {
    headers: await tenant.admin(),
  })
  return deviceListSchema.parse(await response.json()).devices
}

async function addDevice(tenant: TestTenant, deviceName: string) {
  server.clock.advance(1)
  const made = await server.request('/auth/v1/enrolment-codes', {
    ...{ method: 'POST', headers: await tenant.admin() },
    body: { deviceKind: 'tablet', deviceName },
  })
  const { code } = (await made.json()) as { code: string }
  const reply = await server.request('/auth/v1/enrol', { method: 'POST', body: { code } })
  const { credential, device } = (await reply.json()) as {
    credential: string
    device: { deviceId: string }
  }
  return { auth: { authorization: `Bearer ${credential}` }, deviceId: device.deviceId }
}

const self = (auth: Record<string, string>) =>
  server.request('/auth/v1/device', { headers: auth })

test('a revoked device is out at once, and the others stay', async () => {
  const tenant = await server.newTenant()
  const lost = await addDevice(tenant, '遺失的')
  expect((await self(lost.auth)).status).toBe(200)
  const path = `/auth/v1/devices/${lost.deviceId}/revoke`
  const revoke = async () =>
    server.request(path, { method: 'POST', headers: await tenant.admin(), body: {} })
  expect((await revoke()).status).toBe(200)
  expect((await revoke()).status).toBe(200)
  const refused = await self(lost.auth)
  expect(refused.status).toBe(401)
  expect(await refused.json()).toMatchObject({ code: 'signed_out' })
  expect((await self(tenant.auth)).status).toBe(200)
  expect((await list(tenant)).map(({ name, status }) => [name, status])).toEqual([
    ['門口平板', 'active'],
    ['遺失的', 'revoked'],
  ])
})

test('what is noted for ever of it is what happened: an unknown device was not shut out', async () => {
  const tenant = await server.newTenant()
  const lost = await addDevice(tenant, '遺失的')
  const unknown = crypto.randomUUID()
  for (const [id, status] of [
    [unknown, 404],
    [lost.deviceId, 200],
  ] as const) {
    const headers = await tenant.admin()
    const path = `/auth/v1/devices/${id}/revoke`
    const reply = await server.request(path, { method: 'POST', headers, body: {} })
    expect(reply.status).toBe(status)
  }
  const { rows } = await server.deps.db.inTenant(tenant.device.tenantId, (tx) =>
    tx.query(`SELECT person_id AS by, object FROM audit WHERE act = 'device_revoke'`),
  )
  expect(rows).toEqual([{ by: tenant.personId, object: lost.deviceId }])
})

async function openLive(app: Pick<TestServer, 'request'>, { device, auth }: TestTenant) {
  const path = `/sync/v1/live?scopes=store:${device.storeId}`
  const response = await app.request(path, { headers: auth })
  const reader = (response.body as ReadableStream<Uint8Array>).getReader()
  return { isOver: async () => (await reader.read()).done }
}

test('the live stream of a revoked device ends at once, and no other', async () => {
  const tenant = await server.newTenant()
  const lost = await addDevice(tenant, '遺失的')
  const theirs = await openLive(server, { ...tenant, auth: lost.auth })
  const ours = await openLive(server, tenant)
  const path = `/auth/v1/devices/${lost.deviceId}/revoke`
  await server.request(path, { method: 'POST', headers: await tenant.admin(), body: {} })
  expect(await theirs.isOver()).toBe(true)
  // Still there: it is told of the next commit.
  const told = ours.isOver()
  const scope = `store:${tenant.device.storeId}`
  server.deps.live.poke(tenant.device.tenantId, { scope, epoch: 'e', seq: 1 })
  expect(await told).toBe(false)
})

test('its stream on another server ends with the next look at the database', async () => {
  const tenant = await server.newTenant()
  const live = createLiveHub(server.deps.db)
  onTestFinished(() => live.close())
  const app = createApp({ ...server.deps, live })
  const request: TestServer['request'] = async (path, init) =>
    app.request(path, init as RequestInit)
  const stream = await openLive({ request }, tenant)
  const path = `/auth/v1/devices/${tenant.device.deviceId}/revoke`
  const headers = await tenant.admin()
  await server.request(path, { method: 'POST', headers, body: {} })
  await live.poll()
  expect(await stream.isOver()).toBe(true)
})

test('on another server of the same database it is out within five seconds', async () => {
  const tenant = await server.newTenant()
  const other = createApp(server.deps)
  const ask = () => other.request('/auth/v1/device', { headers: tenant.auth })
  expect((await ask()).status).toBe(200)
  const path = `/auth/v1/devices/${tenant.device.deviceId}/revoke`
  const headers = await tenant.admin()
  await server.request(path, { method: 'POST', headers, body: {} })
  server.clock.advance(5_000)
  expect((await ask()).status).toBe(401)
})

test('a busy device costs one query in five seconds', async () => {
  const tenant = await server.newTenant()
  let queries = 0
  const { db } = server.deps
  const inTenant: typeof db.inTenant = (tenantId, fn) => {
    queries++
    return db.inTenant(tenantId, fn)
  }
  const app = createApp({ ...server.deps, db: { ...db, inTenant } })
  const ask = () =>
    app.request('/auth/v1/unlock', {
      ...{ method: 'POST', body: '{}' },
      headers: { ...tenant.auth, 'content-type': 'application/json' },
    })
  await Promise.all(Array.from({ length: 20 }, ask))
  server.clock.advance(4_999)
  await ask()
  expect(queries).toBe(1)
  server.clock.advance(1)
  await ask()
  expect(queries).toBe(2)
})

test('when it was last seen is noted once a minute', async () => {
  const tenant = await server.newTenant()
  const enrolledAt = server.clock.now()
  const seen = async () => (await list(tenant))[0]?.lastSeenAt
  server.clock.advance(50_000)
  await self(tenant.auth)
  expect(await seen()).toBe(enrolledAt)
  server.clock.advance(20_000)
  await self(tenant.auth)
  expect(await seen()).toBe(enrolledAt + 70_000)
})
