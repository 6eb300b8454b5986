/** Two groups on one installation: neither can tell that the other is there. */
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { deviceListSchema } from '#shared/people/identity-protocol.ts'
import {
  PIN,
  startServer,
  type TestServer,
  type TestTenant,
} from '#tests/support/server.ts'

let server: TestServer
let a: TestTenant
let b: TestTenant

beforeAll(async () => {
  server = await startServer(inject('databaseUrl'))
  a = await server.newTenant({ tenantName: 'CANARY-A', adminName: 'CANARY-A-ADMIN' })
  b = await server.newTenant({ tenantName: '西區集團', adminName: '李主任' })
})
afterAll(() => server.close())

type Ask = (id: string) => Promise<Response>

/** Every way to name a thing by its id, asked by B. */
async function waysToAsk(): Promise<Record<string, { ask: Ask; id: string }>> {
  const headers = await b.admin()
  const sync =
    (path: string, more: object): Ask =>
    (storeId) => {
      const body = { ...envelope(storeId), ...more }
      return server.request(`/sync/v1/${path}`, { method: 'POST', headers: b.auth, body })
    }
  return {
    'edit a person': {
      id: a.personId,
      ask: (id) =>
        server.request(`/auth/v1/people/${id}`, {
          method: 'PATCH',
          headers,
          body: { name: 'x' },
        }),
    },
    'revoke a device': {
      id: a.device.deviceId,
      ask: (id) =>
        server.request(`/auth/v1/devices/${id}/revoke`, {
          method: 'POST',
          headers,
          body: {},
        }),
    },
    'unlock a person': {
      id: a.personId,
      ask: (personId) =>
        server.request('/auth/v1/unlock', {
          ...{ method: 'POST', headers: b.auth, body: { personId, pin: PIN } },
        }),
    },
    'pull a store': { id: a.device.storeId, ask: sync('pull', { cursor: 0, limit: 10 }) },
    'load a store': {
      id: a.device.storeId,
      ask: sync('snapshot', { after: null, limit: 10 }),
    },
    'listen to a store': {
      id: a.device.storeId,
      ask: (id) => server.request(`/sync/v1/live?scopes=store:${id}`, { headers: b.auth }),
    },
  }
}

test('[AZ-4] another tenant’s id is answered exactly like one that never was', async () => {
  for (const [way, { ask, id }] of Object.entries(await waysToAsk())) {
    const foreign = await ask(id)
    const unknown = await ask(crypto.randomUUID())
    expect(foreign.status, way).toBeGreaterThanOrEqual(400)
    expect(foreign.status, way).toBe(unknown.status)
    expect(await foreign.text(), way).toBe(await unknown.text())
  }
})

test('[AZ-4] people and devices of another tenant are a plain 404', async () => {
  const ways = await waysToAsk()
  for (const way of ['edit a person', 'revoke a device'] as const) {
    const { ask, id } = ways[way] as { ask: Ask; id: string }
    expect((await ask(id)).status).toBe(404)
  }
})

test('a list names only one’s own', async () => {
  const response = await server.request('/auth/v1/devices', { headers: await b.admin() })
  const { devices } = deviceListSchema.parse(await response.json())
  expect(devices.map(({ deviceId }) => deviceId)).toEqual([b.device.deviceId])
})

test('a credential with another tenant in front opens nothing', async () => {
  const [, deviceId, secret] = a.credential.split('.')
  const moved = `Bearer ${b.device.tenantId}.${deviceId}.${secret}`
  const headers = { authorization: moved }
  expect((await server.request('/auth/v1/device', { headers })).status).toBe(401)
})

test('nothing B is sent holds a word of A', async () => {
  const headers = await b.admin()
  const texts = [
    await (await server.request('/auth/v1/devices', { headers })).text(),
    await (await server.request('/auth/v1/device', { headers })).text(),
    await (await pull(b, 'org')).text(),
    await (await pull(b, `store:${b.device.storeId}`)).text(),
  ]
  for (const text of texts) expect(text).not.toMatch(/CANARY/)
  expect(await (await pull(a, 'org')).text()).toMatch(/CANARY-A-ADMIN/)
})

function pull(of: TestTenant, scope: string): Promise<Response> {
  const body = { ...envelope(of.device.storeId), scope, cursor: 0, limit: 100 }
  return server.request('/sync/v1/pull', { method: 'POST', headers: of.auth, body })
}

function envelope(storeId: string) {
  return {
    ...{ v: 1, scope: `store:${storeId}`, client: crypto.randomUUID(), epoch: null },
    ...{ seen: null, ackN: 0, schema: 1, app: 'test' },
  }
}
