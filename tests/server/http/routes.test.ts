/** What holds for every route there is: who is let in, what is documented, which headers. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { API_TABLE } from '#server/http/api-table.ts'
import { openapiDocument } from '#server/http/openapi.ts'
import { SECURITY_HEADERS } from '#server/http/security-headers.ts'
import { startServer, type TestServer } from '#tests/support/server.ts'

const base = mkdtempSync(join(tmpdir(), 'floorwalk-client-'))
const clientDir = join(base, 'dist')
let server: TestServer

beforeAll(async () => {
  mkdirSync(join(clientDir, 'assets'), { recursive: true })
  writeFileSync(join(clientDir, 'index.html'), '<!doctype html><title>Floorwalk</title>')
  writeFileSync(join(clientDir, 'sw.js'), '// worker')
  writeFileSync(join(clientDir, 'assets/main-abc.js'), '// app')
  const hidden = [
    '.build-hash',
    '.hidden.json',
    'assets/.hidden.js',
    '../outside.txt',
    'keys.pem',
  ]
  for (const file of hidden) writeFileSync(join(clientDir, file), 'not for the world')
  server = await startServer(inject('databaseUrl'), { clientDir })
})
afterAll(async () => {
  await server.close()
  rmSync(base, { recursive: true })
})

type Route = { method: string; path: string }

/** Handlers only: middleware is registered for every method. */
function routes(): Route[] {
  const all = server.app.routes
    .filter(({ method }) => method !== 'ALL')
    .map(({ method, path }) => ({ method, path }))
  return [...new Map(all.map((r) => [`${r.method} ${r.path}`, r])).values()]
}

const key = ({ method, path }: Route) => `${method} ${path}`
const concrete = (path: string) => path.replace(/:\w+/g, crypto.randomUUID())

/** Everything the app answers: each route, and the addresses that are none. */
function addresses(): (Route & { accept?: string })[] {
  return [
    ...routes().map((r) => ({ ...r, path: concrete(r.path) })),
    { method: 'GET', path: '/auth/v1/none' },
    { method: 'GET', path: '/nothing-here' },
    { method: 'GET', path: '/', accept: 'text/html' },
    { method: 'GET', path: '/complaints', accept: 'text/html' },
    { method: 'GET', path: '/assets/main-abc.js' },
    { method: 'GET', path: '/sw.js' },
  ]
}

describe('every route', () => {
  test('is in the table of the API, and nothing else is', () => {
    expect(routes().map(key).sort()).toEqual(API_TABLE.map(key).sort())
  })

  test('[A1] answers nobody without a credential but health, setup, enrolment and sign-in', async () => {
    const served: string[] = []
    for (const { method, path } of routes()) {
      const body = method === 'GET' ? undefined : {}
      // As a page of ours would: whoever is refused is refused for having no credential.
      const headers = { 'x-floorwalk-office': '1', 'sec-fetch-site': 'same-origin' }
      const response = await server.request(concrete(path), { method, body, headers })
      if (response.status === 401) {
        const reply = (await response.json()) as { code?: string; error?: string }
        if ((reply.code ?? reply.error) === 'signed_out') continue
      }
      if (response.status === 404 && path === '/metrics') continue
      served.push(`${method} ${path}`)
    }
    expect(served.sort()).toEqual([
      'GET /auth/v1/setup',
      'GET /healthz',
      'GET /readyz',
      'POST /auth/v1/enrol',
      'POST /auth/v1/setup',
      'POST /office/v1/invites/accept',
      'POST /office/v1/session',
    ])
  })

  test.each([
    ['no scheme', 'x'],
    ['another scheme', 'Basic YTpi'],
    ['half a credential', `Bearer ${crypto.randomUUID()}`],
    [
      'ids that are no uuids',
      `Bearer ${'a'.repeat(36)}.${'b'.repeat(36)}.${'c'.repeat(43)}`,
    ],
    [
      'a device that never was',
      `Bearer ${crypto.randomUUID()}.${crypto.randomUUID()}.${'c'.repeat(43)}`,
    ],
  ])('[A1] answers nobody with %s', async (_name, authorization) => {
    const response = await server.request('/auth/v1/device', { headers: { authorization } })
    expect(response.status).toBe(401)
    expect(await response.json()).toMatchObject({ code: 'signed_out' })
  })

  test('[A1] answers nobody with the secret of another device', async () => {
    const [a, b] = [await server.newTenant(), await server.newTenant()]
    const stolen = `${a.credential.split('.').slice(0, 2).join('.')}.${b.credential.split('.')[2]}`
    const headers = { authorization: `Bearer ${stolen}` }
    expect((await server.request('/auth/v1/device', { headers })).status).toBe(401)
    expect((await server.request('/auth/v1/device', { headers: a.auth })).status).toBe(200)
  })

  test('[IN-5] carries exactly the strict headers, whatever it answers', async () => {
    for (const { method, path, accept } of addresses()) {
      const body = method === 'GET' ? undefined : {}
      const response = await server.request(path, {
        ...{ method, body },
        headers: accept ? { accept } : {},
      })
      for (const [name, value] of Object.entries(SECURITY_HEADERS)) {
        expect(response.headers.get(name), `${name} of ${method} ${path}`).toBe(value)
      }
      expect(response.headers.get('strict-transport-security'), path).toBeNull()
      expect(response.headers.get('access-control-allow-origin'), path).toBeNull()
      expect(response.headers.get('server'), path).toBeNull()
      const caching = response.headers.get('cache-control')
      expect(caching, `${method} ${path}`).toBe(cachingOf(path, response.status))
    }
  })

  test('[IN-5] the policy allows no inline script, no eval and no other origin', () => {
    const policy = SECURITY_HEADERS['Content-Security-Policy'] ?? ''
    expect(policy).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self';/)
    expect(policy).toContain("require-trusted-types-for 'script'")
    expect(policy).not.toMatch(/unsafe|https?:|\*|data:/)
  })

  test('[IN-5] says HSTS behind TLS', async () => {
    const headers = { 'x-forwarded-proto': 'https' }
    const response = await server.request('/healthz', { headers })
    const hsts = 'max-age=31536000; includeSubDomains'
    expect(response.headers.get('strict-transport-security')).toBe(hsts)
  })
})

function cachingOf(path: string, status: number): string {
  if (status !== 200 || /^\/(api|auth|office|sync|healthz|readyz|metrics)/.test(path)) {
    return 'no-store'
  }
  return path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache'
}

describe('the OpenAPI document', () => {
  test('describes every route', () => {
    const document = openapiDocument() as { paths: Record<string, Record<string, unknown>> }
    const described = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map(
        (m) => `${m.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`,
      ),
    )
    expect(described.sort()).toEqual(routes().map(key).sort())
  })

  test('names each operation once and carries the schemas', () => {
    const document = openapiDocument()
    const ids = [...JSON.stringify(document).matchAll(/"operationId":"(\w+)"/g)]
    expect(new Set(ids.map((m) => m[1])).size).toBe(API_TABLE.length)
    expect(document).toMatchObject({
      openapi: '3.1.0',
      paths: {
        '/auth/v1/people/{id}': {
          patch: { parameters: [{ name: 'id', in: 'path' }], security: [{ person: [] }] },
        },
        '/sync/v1/push': {
          post: {
            requestBody: {
              content: {
                'application/json': {
                  schema: { properties: { mutations: { type: 'array', minItems: 1 } } },
                },
              },
            },
          },
        },
      },
    })
  })

  test('is for devices and for the operator on the machine', async () => {
    const { auth } = await server.newTenant()
    const ask = (init: Parameters<TestServer['request']>[1]) =>
      server.request('/api/openapi.json', init)
    expect((await ask({})).status).toBe(401)
    expect((await ask({ headers: auth })).status).toBe(200)
    const local = await ask({ peer: '127.0.0.1' })
    expect(await local.json()).toMatchObject({ openapi: '3.1.0' })
  })
})

describe('the built client', () => {
  const get = (path: string, headers: Record<string, string> = {}) =>
    server.request(path, { headers })

  test('screens are addresses of its one page', async () => {
    const response = await get('/complaints/123', { accept: 'text/html,*/*' })
    expect(response.status).toBe(200)
    expect(await response.text()).toContain('<title>Floorwalk</title>')
  })

  test.each(['/assets/gone.js', '/api/none', '/sync/v1/none', '/auth/none', '/metrics/x'])(
    '%s is no screen',
    async (path) => {
      const response = await get(path, { accept: 'text/html' })
      expect(response.status).toBeGreaterThanOrEqual(400)
      expect(response.headers.get('content-type')).toMatch(/^application\/json/)
    },
  )

  test.each([
    ['a hidden file', '/.hidden.json'],
    ['a hidden file further down', '/assets/.hidden.js'],
    ['the build hash', '/.build-hash'],
    ['a type the client has none of', '/keys.pem'],
    ['a file outside the folder', '/..%2foutside.txt'],
    ['a file outside by another way', '/assets/..%2f..%2foutside.txt'],
    ['a file outside with backslashes', '/..%5coutside.txt'],
    ['a folder', '/assets'],
    ['a broken escape', '/%E0%A4%A.js'],
    ['a byte zero', '/sw.js%00.txt'],
  ])('%s is not served', async (_name, path) => {
    expect((await get(path)).status).toBe(404)
  })

  test('comes packed, and not again when it is the same', async () => {
    const packed = await get('/sw.js', { 'accept-encoding': 'gzip' })
    expect(packed.headers.get('content-encoding')).toBe('gzip')
    const etag = packed.headers.get('etag') as string
    const again = await get('/sw.js', { 'if-none-match': etag })
    expect(again.status).toBe(304)
    expect(again.headers.get('cache-control')).toBe('no-cache')
  })

  test('is seen anew after a build', async () => {
    const before = await (await get('/sw.js')).text()
    writeFileSync(join(clientDir, 'sw.js'), '// a newer worker')
    const after = await (await get('/sw.js')).text()
    expect([before, after]).toEqual(['// worker', '// a newer worker'])
    writeFileSync(join(clientDir, 'sw.js'), '// worker')
  })
})
