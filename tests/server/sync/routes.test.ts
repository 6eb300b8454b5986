import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { chainHash } from '#server/sync/mutation-chain.ts'
import { pushReplySchema, syncErrorSchema } from '#shared/sync/protocol.ts'
import { startServer, type TestServer, type TestTenant } from '#tests/support/server.ts'
import { visitBody } from './bodies.ts'

let server: TestServer
beforeAll(async () => {
  server = await startServer(inject('databaseUrl'))
})
afterAll(() => server.close())

function envelope(tenant: TestTenant) {
  return {
    ...{ v: 1, scope: `store:${tenant.device.storeId}`, client: tenant.device.deviceId },
    ...{ epoch: null, seen: null, ackN: 0, schema: 1, app: 'test' },
  }
}

function pushBody(tenant: TestTenant, ids: readonly string[], first = 1) {
  const mutations = ids.map((id, i) => ({
    ...{
      by: null,
      sv: 1,
      at: {
        wall: server.clock.now(),
        start: server.clock.now() - 1,
        boot: 'b',
        off: 0,
        seq: null,
      },
    },
    changes: [
      {
        ...{ kind: 'visit', id, set: visitBody(server.clock.now()), isNew: true },
        stamp: `${server.clock.now().toString(16).padStart(12, '0')}${i.toString(16).padStart(4, '0')}-aaaaaa`,
      },
    ],
  }))
  const last = mutations.reduce((hash, m) => chainHash(hash, JSON.stringify(m)), '')
  return {
    ...envelope(tenant),
    clock: { wall: server.clock.now(), off: 0, boots: { b: 1 } },
    ...{ first, prev: '', last, mutations, cursor: null, pulledTo: null },
  }
}

function post(tenant: TestTenant, path: string, body: unknown, headers = {}) {
  return server.request(`/sync/v1/${path}`, {
    method: 'POST',
    headers: { ...tenant.auth, ...headers },
    body,
  })
}

test('push, pull and snapshot over HTTP, gzipped in and out', async () => {
  const tenant = await server.newTenant()
  const ids = Array.from({ length: 40 }, (_, i) => `v${i}`)
  const zipped = gzipSync(JSON.stringify(pushBody(tenant, ids)))
  const pushed = await post(tenant, 'push', zipped, {
    ...{ 'content-type': 'application/json', 'content-encoding': 'gzip' },
  })
  expect(pushReplySchema.parse(await pushed.json())).toMatchObject({
    lastN: 40,
    refused: [],
  })

  const other = { ...envelope(tenant), client: crypto.randomUUID() }
  const pulled = await post(
    tenant,
    'pull',
    { ...other, cursor: 0, limit: 2000 },
    {
      'accept-encoding': 'gzip',
    },
  )
  expect(pulled.headers.get('content-encoding')).toBe('gzip')
  const page = JSON.parse(
    gunzipSync(Buffer.from(await pulled.arrayBuffer())).toString(),
  ).page
  expect(page.rows).toHaveLength(40)

  const snapped = await post(tenant, 'snapshot', { ...other, after: null, limit: 30 })
  expect(snapped.headers.get('content-type')).toContain('application/x-ndjson')
  const lines = (await snapped.text()).trimEnd().split('\n')
  expect(lines).toHaveLength(32)
  expect(JSON.parse(lines[0] as string)).toMatchObject({ type: 'head', head: { seq: 1 } })
})

test('[K2] every refusal has its status and parses as one of the protocol', async () => {
  const tenant = await server.newTenant()
  const env = envelope(tenant)
  const good = pushBody(tenant, ['a'])
  const many = Array.from({ length: 1001 }, () => ({}))
  const other = `store:${crypto.randomUUID()}`
  const cases: [path: string, body: unknown, status: number, error: string][] = [
    ['push', '{', 400, 'invalid'],
    ['push', { ...good, v: 2 }, 400, 'invalid'],
    ['push', { ...good, scope: other }, 403, 'scope_revoked'],
    ['push', { ...good, seen: { seq: 0, tok: 'x' } }, 403, 'forged'],
    ['push', { ...good, epoch: crypto.randomUUID() }, 409, 'epoch'],
    [
      'push',
      { ...good, first: 2, prev: 'f'.repeat(32), last: lastOf(good, 'f'.repeat(32)) },
      409,
      'gap',
    ],
    [
      'push',
      { ...good, prev: 'f'.repeat(32), last: lastOf(good, 'f'.repeat(32)) },
      409,
      'fork',
    ],
    ['push', { ...good, mutations: many }, 413, 'too_large'],
    ['pull', { ...env, cursor: 9, limit: 1 }, 409, 'reset'],
    ['repair', { ...env, records: [] }, 409, 'repair_closed'],
    ['snapshot', { ...env, after: 'x', limit: 1 }, 400, 'invalid'],
  ]
  for (const [path, body, status, error] of cases) {
    const reply = await post(tenant, path, body)
    expect([path, error, reply.status]).toEqual([path, error, status])
    expect(syncErrorSchema.parse(await reply.json()).error).toBe(error)
  }
})

function lastOf({ mutations }: { mutations: unknown[] }, prev: string): string {
  return mutations.reduce<string>((hash, m) => chainHash(hash, JSON.stringify(m)), prev)
}

test('[A1] without a credential nothing of sync is served', async () => {
  for (const path of ['push', 'pull', 'repair', 'snapshot']) {
    const reply = await server.request(`/sync/v1/${path}`, { method: 'POST', body: {} })
    expect(reply.status).toBe(401)
    expect(await reply.json()).toEqual({ error: 'signed_out' })
  }
  expect((await server.request('/sync/v1/live?scopes=org')).status).toBe(401)
})

test('[K4] the live stream tells where to pull, and carries no data', async () => {
  const tenant = await server.newTenant()
  const scope = `store:${tenant.device.storeId}`
  await post(tenant, 'push', pushBody(tenant, ['a']))
  const reply = await server.request(`/sync/v1/live?scopes=${scope},org`, {
    headers: tenant.auth,
  })
  expect(reply.headers.get('content-type')).toContain('text/event-stream')
  const reader = (reply.body as ReadableStream<Uint8Array>).getReader()
  const read = eventsFrom(reader)
  const first = [await read(), await read()]
  expect(first.map((e) => e.scope).sort()).toEqual(['org', scope])
  expect(first.find((e) => e.scope === scope)?.seq).toBe(1)
  const again = { ...pushBody(tenant, ['b']), client: crypto.randomUUID() }
  await post(tenant, 'push', again)
  const next = await read()
  expect(next).toEqual({ scope, epoch: expect.any(String), seq: 2 })
  await reader.cancel()
})

test.each([
  { query: '', status: 400 },
  { query: '?scopes=nonsense', status: 400 },
  { query: `?scopes=org,store:00000000-0000-4000-8000-000000000009`, status: 403 },
])('[A2] a live stream of $query is refused', async ({ query, status }) => {
  const tenant = await server.newTenant()
  const reply = await server.request(`/sync/v1/live${query}`, { headers: tenant.auth })
  expect(reply.status).toBe(status)
})

type Event = { scope: string; epoch: string; seq: number }

function eventsFrom(reader: ReadableStreamDefaultReader<Uint8Array>) {
  let text = ''
  const decoder = new TextDecoder()
  return async (): Promise<Event> => {
    for (;;) {
      const end = text.indexOf('\n\n')
      if (end >= 0) {
        const block = text.slice(0, end)
        text = text.slice(end + 2)
        if (block.startsWith('data: ')) return JSON.parse(block.slice(6))
      } else {
        const { value, done } = await reader.read()
        if (done) throw new Error('the stream ended')
        text += decoder.decode(value, { stream: true })
      }
    }
  }
}
