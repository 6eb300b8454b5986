import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { startServer, type TestServer, type TestTenant } from '#tests/support/server.ts'

let server: TestServer
let tenant: TestTenant

beforeAll(async () => {
  server = await startServer(inject('databaseUrl'))
  tenant = await server.newTenant()
})
afterAll(() => server.close())

const GZIP = { 'accept-encoding': 'br, gzip;q=0.8' }

function get(path: string, headers: Record<string, string>): Promise<Response> {
  return server.request(path, { headers: { ...tenant.auth, ...headers } })
}

test('a large answer is packed for who can read it', async () => {
  const packed = await get('/api/openapi.json', GZIP)
  expect(packed.headers.get('content-encoding')).toBe('gzip')
  expect(packed.headers.get('vary')).toBe('Accept-Encoding')
  const bytes = Buffer.from(await packed.arrayBuffer())
  const plain = await get('/api/openapi.json', {})
  expect(plain.headers.get('content-encoding')).toBeNull()
  const text = await plain.text()
  expect(gunzipSync(bytes).toString()).toBe(text)
  expect(bytes.length * 4).toBeLessThan(text.length)
})

test.each(['identity', 'br', 'gzip;q=0', 'gzip; q=0.0, br'])(
  'who accepts %s gets it plain',
  async (accepted) => {
    const response = await get('/api/openapi.json', { 'accept-encoding': accepted })
    expect(response.headers.get('content-encoding')).toBeNull()
    expect(await response.json()).toMatchObject({ openapi: '3.1.0' })
  },
)

test('a small answer is not worth it', async () => {
  const response = await get('/auth/v1/device', GZIP)
  expect(response.headers.get('content-encoding')).toBeNull()
  expect(await response.json()).toMatchObject({
    device: { deviceId: tenant.device.deviceId },
  })
})

test('a snapshot is packed line by line, as it flows', async () => {
  const response = await server.request('/sync/v1/snapshot', {
    ...{ method: 'POST', headers: { ...tenant.auth, ...GZIP } },
    body: {
      ...{ v: 1, scope: 'org', client: crypto.randomUUID(), epoch: null, seen: null },
      ...{ ackN: 0, schema: 1, app: 'test', after: null, limit: 100 },
    },
  })
  expect(response.status).toBe(200)
  expect(response.headers.get('content-encoding')).toBe('gzip')
  const lines = gunzipSync(Buffer.from(await response.arrayBuffer()))
    .toString()
    .trim()
  const types = lines.split('\n').map((line) => JSON.parse(line))
  expect(types[0]).toMatchObject({ type: 'head' })
  expect(types.length).toBeGreaterThan(3)
  expect(types.at(-1)).toMatchObject({ type: 'end', count: types.length - 2 })
})

test('the live stream is not packed: a poke must not wait for a full block', async () => {
  const live = await get(`/sync/v1/live?scopes=org`, GZIP)
  expect(live.status).toBe(200)
  expect(live.headers.get('content-encoding')).toBeNull()
  expect(live.headers.get('content-type')).toMatch(/^text\/event-stream/)
  await live.body?.cancel()
})
