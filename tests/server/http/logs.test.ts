import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { PERSON_HEADER } from '#shared/people/identity-protocol.ts'
import { startServer, type TestServer } from '#tests/support/server.ts'

let server: TestServer

beforeAll(async () => {
  server = await startServer(inject('databaseUrl'), { clientDir: import.meta.dirname })
})
afterAll(() => server.close())

const KEYS = [
  'deviceId',
  'level',
  'method',
  'ms',
  'requestId',
  'route',
  'status',
  'time',
  'msg',
]

test('a line names the request, the route and the device, and nothing of what was in it', async () => {
  const tenant = await server.newTenant({ adminName: 'CANARY-NAME', pin: '971346' })
  const headers = await tenant.admin()
  const token = headers[PERSON_HEADER] as string
  const person = { name: 'CANARY-PERSON', role: 'consultant', pin: '849275' }
  const made = await server.request('/auth/v1/people', {
    method: 'POST',
    headers,
    body: person,
  })
  const { id } = (await made.json()) as { id: string }
  await server.request(`/auth/v1/people/${id}`, {
    method: 'PATCH',
    headers,
    body: { name: 'CANARY-X' },
  })
  await server.request('/auth/v1/enrol', { method: 'POST', body: { code: 'CANARY-CODE' } })
  await server.request('/auth/v1/enrol', { method: 'POST', body: '{"CANARY-JSON' })
  await server.request('/CANARY-PATH?q=CANARY-QUERY', {
    headers: { 'user-agent': 'CANARY-AGENT', referer: 'https://x/CANARY-REFERER' },
    peer: '192.0.2.99',
  })

  expect(server.logged.length).toBeGreaterThanOrEqual(6)
  const text = server.logged.join('\n')
  const secret = tenant.credential.split('.')[2] as string
  for (const canary of [/CANARY/, /971346/, /849275/, new RegExp(secret), /192\.0\.2/]) {
    expect(text).not.toMatch(canary)
  }
  expect(text).not.toContain(token)
  expect(text).not.toContain(id)
  const lines = server.logged.map((line) => JSON.parse(line) as Record<string, unknown>)
  for (const line of lines) expect(KEYS).toEqual(expect.arrayContaining(Object.keys(line)))
  expect(lines.find(({ method }) => method === 'PATCH')).toMatchObject({
    ...{ msg: 'request', status: 200, route: '/auth/v1/people/:id' },
    deviceId: tenant.device.deviceId,
  })
})

test('what is no route is named by no address', async () => {
  server.logged.length = 0
  for (const path of ['/CANARY', '/auth/v1/CANARY', '/logs.test.ts'])
    await server.request(path)
  const routes = server.logged.map((line) => (JSON.parse(line) as { route: string }).route)
  expect(routes).toEqual(['*', '*', '*'])
})

test('a request id sent along is not believed', async () => {
  const headers = { 'x-request-id': 'CANARY-ID' }
  const response = await server.request('/healthz', { headers })
  expect(response.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
})
