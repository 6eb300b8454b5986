import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { API_TABLE } from '#server/http/api-table.ts'
import { ROUTE_RIGHTS } from '#server/http/route-rights.ts'
import { MAX_PUSH_BYTES } from '#shared/sync/protocol.ts'
import { type Cast, makeCast } from '#tests/support/cast.ts'
import {
  startServer,
  type TestInit,
  type TestServer,
  type TestTenant,
} from '#tests/support/server.ts'

let server: TestServer
let tenant: TestTenant
let cast: Cast

beforeAll(async () => {
  server = await startServer(inject('databaseUrl'))
  cast = await makeCast(server)
  tenant = cast.tenant
})
afterAll(() => server.close())

const JSON_TYPE = { 'content-type': 'application/json' }
const MEGABYTE = 1_000_000
const AUTH_MAX = 64 * 1024
const bomb = gzipSync(Buffer.alloc(50 * MEGABYTE, 0x20))

/** Every route that takes a body, with the most it takes. */
const takers = API_TABLE.filter(({ body }) => body).map(({ method, path }) => ({
  method,
  route: `${method} ${path}`,
  path: path.replace(/:\w+/g, crypto.randomUUID()),
  max: path.startsWith('/sync/') ? MAX_PUSH_BYTES : AUTH_MAX,
}))

function post(path: string, init: TestInit) {
  return server.request(path, {
    method: 'POST',
    ...init,
    headers: { ...tenant.auth, ...init.headers },
  })
}

/** `size` bytes in pieces, with no length told. */
function chunked(size: number): ReadableStream<Uint8Array> {
  let left = size
  return new ReadableStream({
    pull(controller) {
      const piece = Math.min(left, 65_536)
      if (piece === 0) return controller.close()
      left -= piece
      controller.enqueue(new Uint8Array(piece).fill(0x20))
    },
  })
}

async function errorOf(response: Response): Promise<string | undefined> {
  const { code, error } = (await response.json()) as { code?: string; error?: string }
  return code ?? error
}

/** Who is let in there, so that it is the body that is refused. */
async function callerOf(route: string): Promise<Record<string, string>> {
  const rights = ROUTE_RIGHTS.find((line) => line.route === route)
  const isOfPage = rights?.office || rights?.isHalfIn || route.includes('/office/')
  if (!isOfPage) return tenant.auth
  return await cast.office('admin', rights?.isHalfIn ? 'half' : 'fresh')
}

describe.each(takers)('$method $path', ({ method, path, route, max }) => {
  const send = async (init: TestInit) =>
    await server.request(path, {
      ...{ method, ...init },
      headers: { ...(await callerOf(route)), ...init.headers },
    })

  test('[AB-6] a body over the limit is refused, chunked, declared or both', async () => {
    const size = Math.max(max, MEGABYTE) + 1
    const sizes = {
      chunked: { body: chunked(size) },
      declared: { body: ' ', headers: { 'content-length': String(size) } },
      'declared too small': { body: chunked(size), headers: { 'content-length': '10' } },
    }
    for (const [how, init] of Object.entries(sizes)) {
      const response = await send({
        ...init,
        headers: {
          'content-type': 'application/json',
          ...('headers' in init ? init.headers : {}),
        },
      })
      expect(response.status, how).toBe(413)
      expect(await errorOf(response), how).toBe('too_large')
    }
  })

  test('[AB-6] a gzip bomb is refused', async () => {
    expect(bomb.byteLength).toBeLessThan(AUTH_MAX)
    const headers = { 'content-encoding': 'gzip' }
    const response = await send({
      body: new Uint8Array(bomb),
      headers: { ...JSON_TYPE, ...headers },
    })
    expect(response.status).toBe(413)
  })

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data'])(
    'a body sent as %s is refused',
    async (type) => {
      const response = await send({
        body: '{}',
        headers: { 'content-type': type },
      })
      // With a cookie it is no page of ours that sends such a thing.
      expect([403, 415]).toContain(response.status)
    },
  )

  test('a body that is not JSON is refused', async () => {
    const bodies = ['', '{', '<html>', '{"a":1}}', '[1,2', 'null', '"x"', '[]', '7']
    for (const body of bodies) {
      const response = await send({ body, headers: JSON_TYPE })
      // A missing right is said before the body is read.
      expect([400, 401, 422], body).toContain(response.status)
      expect(response.status, body).toBeLessThan(500)
    }
  })
})

describe('a body', () => {
  test('of exactly the limit is read', async () => {
    const headers = { 'content-type': 'application/json' }
    const response = await post('/auth/v1/enrol', { body: chunked(AUTH_MAX), headers })
    expect(await errorOf(response)).toBe('invalid')
  })

  test('may be gzipped', async () => {
    const body = { personId: tenant.personId, pin: '402817' }
    const response = await post('/auth/v1/unlock', {
      body: new Uint8Array(gzipSync(JSON.stringify(body))),
      headers: { 'content-encoding': 'gzip' },
    })
    expect(response.status).toBe(200)
  })

  test('cut in the middle of its gzip is refused', async () => {
    const whole = gzipSync(JSON.stringify({ code: 'x'.repeat(500) }))
    const response = await post('/auth/v1/enrol', {
      body: new Uint8Array(whole.subarray(0, 20)),
      headers: { 'content-encoding': 'gzip' },
    })
    expect(await errorOf(response)).toBe('invalid')
  })

  test('in an encoding we do not read is refused', async () => {
    const headers = { 'content-encoding': 'br' }
    const response = await post('/auth/v1/enrol', { body: 'x', headers })
    expect(response.status).toBe(415)
  })

  test('with a field nobody knows is refused', async () => {
    const body = { code: 'x', storeId: crypto.randomUUID() }
    expect((await post('/auth/v1/enrol', { body })).status).toBe(400)
  })
})

test.each(['cross-site', 'same-site'])(
  'a request from another site (%s) is refused',
  async (s) => {
    const headers = { 'sec-fetch-site': s }
    const response = await post('/auth/v1/enrol', { body: { code: 'x' }, headers })
    expect(response.status).toBe(403)
  },
)
