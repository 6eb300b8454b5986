/**
 * Whatever is sent to any route: it is answered, it changes nothing of others, and nothing of
 * it stays in a log, a cache or anybody's prototype. `FUZZ_RUNS` requests a route; a long campaign: `FUZZ_RUNS=10000 FUZZ_SEED=7 npx vitest run hostile`.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import net from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest'
import { API_TABLE } from '#server/http/api-table.ts'
import { ROUTE_RIGHTS, type RouteRights } from '#server/http/route-rights.ts'
import { writeOwn } from '#server/sync/write-own.ts'
import { complaintBody, visitBody } from '#tests/server/sync/bodies.ts'
import { asSuperuser } from '#tests/support/as-superuser.ts'
import { type Cast, type Headers, makeCast } from '#tests/support/cast.ts'
import { type Sample, sampleFor } from '#tests/support/route-samples.ts'
import { startServer, type TestServer } from '#tests/support/server.ts'

const RUNS = Number(process.env.FUZZ_RUNS ?? 5)
/** The same each time, so that a run says of the code, not of the day; else `FUZZ_SEED`. */
const SEED = Number(process.env.FUZZ_SEED ?? 20261123)
/** In all that is sent here; never to be seen in a log. */
const MARK = 'KANARI'

let server: TestServer
let own: Cast
let foreign: Cast
const photoDir = mkdtempSync(join(tmpdir(), 'floorwalk-photos-'))
const connects: string[] = []
const realConnect = net.Socket.prototype.connect
beforeAll(async () => {
  // Looks at where sockets go; they go there all the same.
  vi.spyOn(net.Socket.prototype, 'connect').mockImplementation(function (
    this: net.Socket,
    ...args: unknown[]
  ) {
    const [first, host] = (Array.isArray(args[0]) ? args[0] : args) as [unknown, unknown]
    const given = first as { host?: string; path?: string } | null
    connects.push(given?.host ?? given?.path ?? String(host ?? 'localhost'))
    return Reflect.apply(realConnect, this, args)
  } as never)
  server = await startServer(inject('databaseUrl'), { photoDir })
  own = await makeCast(server, 'OWN')
  foreign = await makeCast(server, 'CANARY-A')
  await fill(foreign)
})
afterAll(async () => {
  vi.restoreAllMocks()
  await server.close()
  rmSync(photoDir, { recursive: true })
})

/** Something to be found of every sort that people ask for. */
async function fill({ tenant, scope }: Cast): Promise<void> {
  const { tenantId } = tenant.device
  const said = { note: 'CANARY-A said', nameOrCall: 'CANARY-A', phone: '13800138000' }
  const complaint = { ...complaintBody(1), customerName: 'CANARY-A', phone: '13800138000' }
  await writeOwn(server.deps, { tenantId, scope, by: null }, [
    {
      kind: 'visit',
      id: crypto.randomUUID(),
      isNew: true,
      set: { ...visitBody(1), ...said },
    },
    { kind: 'complaint', id: crypto.randomUUID(), isNew: true, set: complaint },
  ])
}

const sum = () =>
  asSuperuser(server.deps.db, async (client) => {
    const tables = [
      'tenants',
      'records',
      'changes',
      'devices',
      'pins',
      'audit',
      'quarantine',
    ]
    const sums = tables.map(
      (table) => `(SELECT md5(coalesce(string_agg(t::text, ',' ORDER BY t::text), ''))
        FROM ${table} t WHERE tenant_id = $1)`,
    )
    const { rows } = await client.query(`SELECT ARRAY[${sums.join()}] AS sums`, [
      foreign.tenant.device.tenantId,
    ])
    return rows[0].sums as string[]
  })

/** Who may the most of what the table lets anybody. */
async function strongest({ devices, people, office, isHalfIn }: RouteRights, cast = own) {
  if (office) return await cast.office('admin', 'fresh')
  if (isHalfIn) return await cast.office('admin', 'half')
  if (people) return cast.person('admin')
  return devices ? cast.tenant.auth : {}
}

type Reply = { status: number; text: string; headers: globalThis.Headers }

async function send(
  { method, path, body, headers }: Sample,
  more: Headers,
): Promise<Reply> {
  const given = { ...headers, ...more }
  const response = await server.request(path, {
    method,
    headers: given,
    ...(body === undefined ? {} : { body }),
  })
  if (response.headers.get('content-type')?.startsWith('text/event-stream')) {
    await response.body?.cancel()
    return { status: response.status, text: '', headers: response.headers }
  }
  return { status: response.status, text: await response.text(), headers: response.headers }
}

/** What holds for every answer to anything. */
function expectSane({ status, text, headers }: Reply, what: string): void {
  expect(status, `${what}: ${text.slice(0, 200)}`).toBeLessThan(500)
  expect(headers.get('cache-control'), what).toMatch(/\bno-store$/)
  expect(text, what).not.toMatch(/CANARY-A|node_modules|\.ts:\d|SELECT |pg_/)
}

/** Where in a JSON value something is, all of it. */
function pathsIn(value: unknown, at: readonly string[] = []): (readonly string[])[] {
  if (value === null || typeof value !== 'object' || value instanceof Uint8Array)
    return [at]
  return [
    at,
    ...Object.entries(value).flatMap(([key, each]) => pathsIn(each, [...at, key])),
  ]
}

function put(value: unknown, [key, ...rest]: readonly string[], nasty: unknown): unknown {
  if (key === undefined) return nasty
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<
    string,
    unknown
  >
  copy[key] = put(copy[key], rest, nasty)
  return copy
}

const nasty = fc.oneof(
  fc.constantFrom<unknown>(
    ...[null, true, 0, -1, 1e308, 2 ** 53, 1.5, '', ' ', [], {}, [[]], '\u0000', '\ud800'],
    ...[`${MARK}\u202e`, `${MARK}'--`, '𠮷'.repeat(40), 'x'.repeat(9000), '1e999', 'NaN'],
  ),
  fc.jsonValue({ maxDepth: 2 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
)

const trouble = fc.record({
  where: fc.nat(1000),
  value: nasty,
  extra: fc.boolean(),
  id: fc.option(fc.string({ maxLength: 30 }), { freq: 4 }),
  query: fc.option(fc.tuple(fc.string({ maxLength: 8 }), fc.string({ maxLength: 30 })), {
    freq: 3,
  }),
})

function spoil(
  sample: Sample,
  { where, value, extra, id, query }: Record<string, unknown>,
): Sample {
  let { path, body } = sample
  if (id !== null)
    path = path.replace(
      /[0-9a-f-]{36}/,
      encodeURIComponent(`${MARK}${id}`.replaceAll(/[\ud800-\udfff]/g, '')),
    )
  if (query) {
    const [name, given] = query as [string, string]
    path += `${path.includes('?') ? '&' : '?'}${new URLSearchParams([[name, given]])}`
  }
  if (body !== undefined && !(body instanceof Uint8Array)) {
    const paths = pathsIn(body)
    body = put(body, paths[(where as number) % paths.length] ?? [], value)
    if (extra && body !== null && typeof body === 'object' && !Array.isArray(body)) {
      body = { ...body, [`${MARK}`]: value }
    }
    // What would else be sent as it is, and not as JSON.
    body = JSON.stringify(body) ?? 'null'
  }
  return { ...sample, path, body }
}

const ROUTES = ROUTE_RIGHTS.filter(({ isLocal }) => !isLocal)
const each = ROUTES.map((rights) => [rights.route, rights] as const)

describe.each(each)('%s', (route, rights) => {
  test('[IN-1][PR-9] answers whatever comes, never with a fault of its own', async () => {
    const headers = await strongest(rights)
    const run = async (given: Record<string, unknown>) => {
      const sample = spoil(sampleFor(route, own), given)
      const reply = await send(
        { ...sample, headers: { ...JSON_TYPE, ...sample.headers } },
        headers,
      )
      expectSane(reply, `${route} ${JSON.stringify(given)}`)
    }
    await fc.assert(fc.asyncProperty(trouble, run), { numRuns: RUNS, seed: SEED })
  })
})

const JSON_TYPE = { 'content-type': 'application/json' }

test('[IN-1] a field that nobody knows is refused, by every route that takes a body', async () => {
  const taken: string[] = []
  const declared = new Set(
    API_TABLE.filter(({ body }) => body).map((r) => `${r.method} ${r.path}`),
  )
  for (const rights of ROUTES.filter(({ route }) => declared.has(route))) {
    const sample = sampleFor(rights.route, own)
    const body = { ...(sample.body as object), isAdmin: true }
    const { status } = await send({ ...sample, body }, await strongest(rights))
    if (status < 400) taken.push(rights.route)
  }
  expect(declared.size).toBeGreaterThan(25)
  expect(taken).toEqual([])
})

const CORPUS = [
  "' OR '1'='1",
  "'; DROP TABLE records; --",
  "1; UPDATE records SET body='{}'; --",
  "$1', set_config('app.tenant', '', false); --",
  '\\"; TRUNCATE audit; --',
  `{{7*7}}$${'{7*7}'}<%= 7*7 %>#{7*7}`,
  '../../../../etc/passwd',
  '\r\nX-Injected: yes',
  '<script>alert(1)</script>',
]

describe.each(each)('[IN-2] %s', (route, rights) => {
  test('takes injected text for text, or refuses it', async () => {
    const headers = await strongest(rights)
    const sample = sampleFor(route, own)
    const texts = pathsIn(sample.body).filter(
      (at) => typeof read(sample.body, at) === 'string',
    )
    for (const [i, text] of CORPUS.entries()) {
      const at = texts[i % Math.max(1, texts.length)]
      const body = at ? { body: put(sample.body, at, text) } : {}
      const path = sample.path
        .replace(/[0-9a-f-]{36}/, (id) => (at ? id : encodeURIComponent(text)))
        .concat(sample.path.includes('?') ? '&' : '?', `${encodeURIComponent(text)}=1`)
      const reply = await send({ ...sample, ...body, path }, headers)
      expectSane(reply, `${route} ${text}`)
      expect(reply.headers.get('x-injected')).toBeNull()
      expect(reply.text).not.toMatch(/\b49\b.*\b49\b|root:x/)
    }
  })
})

function read(value: unknown, at: readonly string[]): unknown {
  return at.reduce((held, key) => (held as Record<string, unknown> | null)?.[key], value)
}

test('[IN-2] a prototype in the JSON reaches nobody', async () => {
  for (const rights of ROUTES) {
    const sample = sampleFor(rights.route, own)
    if (sample.body === undefined || sample.body instanceof Uint8Array) continue
    const text = JSON.stringify(sample.body)
    for (const evil of ['__proto__', 'constructor']) {
      const value = evil === '__proto__' ? '{"polluted":1}' : '{"prototype":{"polluted":1}}'
      const body = text.replace('{', `{"${evil}":${value}${text === '{}' ? '' : ','}`)
      const given = { ...JSON_TYPE, ...sample.headers }
      const reply = await send({ ...sample, headers: given, body }, await strongest(rights))
      expectSane(reply, `${rights.route} ${evil}`)
    }
  }
  expect(({} as Record<string, unknown>).polluted).toBeUndefined()
})

test('[IN-2] a parameter given twice is no way around', async () => {
  const manager = await own.office('manager', 'fresh')
  const { storeId } = own.tenant.device
  for (const list of ['people', 'devices', 'quarantine', 'audit']) {
    for (const query of [
      `store=${storeId}&store=${own.other.storeId}`,
      `store=${own.other.storeId}&store=${storeId}`,
      `store[]=${own.other.storeId}`,
    ]) {
      const reply = await send(
        { method: 'GET', path: `/office/v1/${list}?${query}` },
        manager,
      )
      expectSane(reply, query)
      for (const id of Object.values(own.other)) {
        expect(reply.text.replaceAll(storeId, ''), list).not.toContain(id)
      }
    }
  }
  const two = `/sync/v1/live?scopes=${own.scope}&scopes=${foreign.scope}`
  expect((await send({ method: 'GET', path: `${two}` }, own.tenant.auth)).text).toBe('')
  const joined = `/sync/v1/live?scopes=${own.scope},${foreign.scope}`
  const reply = await send({ method: 'GET', path: joined }, own.tenant.auth)
  expect(reply.status).toBe(403)
})

test('[AZ-3] whoever reads all there is to read finds no word of another group', async () => {
  const readers = ROUTES.filter(({ route }) => /^GET|search|pull|snapshot/.test(route))
  const found = async (cast: Cast) => {
    let hits = 0
    for (const rights of readers) {
      for (const scope of rights.devices ? ['org', cast.scope] : [cast.scope]) {
        const sample = sampleFor(rights.route, cast, { scope })
        const { text } = await send(sample, await strongest(rights, cast))
        hits += text.split('CANARY-A').length - 1
      }
    }
    return hits
  }
  expect(await found(own)).toBe(0)
  // There is something to be found, and the crawl finds it where it may.
  expect(await found(foreign)).toBeGreaterThan(20)
})

test('[IN-2][AZ-3] after all of that nothing of the other group has changed', async () => {
  const before = await sum()
  for (const rights of ROUTES) {
    const { device, personId } = foreign.tenant
    for (const id of [device.deviceId, device.storeId, personId]) {
      const about = { id, personId, storeId: device.storeId, scope: foreign.scope }
      await send(sampleFor(rights.route, own, about), await strongest(rights))
    }
  }
  expect(await sum()).toEqual(before)
})

test('[PR-7] the log of all of it holds no word that was sent, and no key of anybody', async () => {
  const log = server.logged.join('\n')
  expect(server.logged.length).toBeGreaterThan(ROUTES.length * RUNS)
  expect(log).not.toMatch(/KANARI|CANARY|OWN |13800138000|DROP TABLE|402817|passwd|__Host-/)
  const keys = [own, foreign].flatMap(({ tenant, devices }) =>
    [tenant.credential, ...[...devices.values()].map((h) => h.authorization ?? '')].map(
      (credential) => credential.split('.').at(-1) as string,
    ),
  )
  for (const key of keys) expect(log).not.toContain(key)
})

test('[PR-13] and the server has spoken to nobody but its database', () => {
  const { connectionString } = (
    server.deps.db.pool as unknown as { options: { connectionString: string } }
  ).options
  const { hostname, searchParams } = new URL(connectionString)
  const allowed = [decodeURIComponent(hostname), searchParams.get('host'), 'localhost']
  const others = connects.filter(
    (to) => !allowed.some((host) => host && to.startsWith(host)),
  )
  expect(connects.length).toBeGreaterThan(0)
  expect(others).toEqual([])
})
