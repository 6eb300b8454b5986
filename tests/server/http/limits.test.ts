import { describe, expect, inject, onTestFinished, test } from 'vitest'
import { bucketStore } from '#server/http/bucket-store.ts'
import { limitsFor } from '#server/http/rate-limit.ts'
import {
  allLimits,
  startServer,
  type TestInit,
  type TestServer,
} from '#tests/support/server.ts'

const rate = { burst: 3, perMinute: 6 }

async function limited(
  options: { isProxied?: boolean; clientDir?: string } = {},
): Promise<TestServer> {
  const limits = allLimits(rate)
  const server = await startServer(inject('databaseUrl'), { limits, ...options })
  onTestFinished(() => server.close())
  return server
}

async function statuses(n: number, ask: () => Promise<Response>): Promise<number[]> {
  const all: number[] = []
  for (let i = 0; i < n; i++) all.push((await ask()).status)
  return all
}

function enrol(server: TestServer, init: TestInit = {}): Promise<Response> {
  const body = { code: '0'.repeat(28) }
  return server.request('/auth/v1/enrol', { method: 'POST', body, ...init })
}

function pull(server: TestServer, auth: Record<string, string>): Promise<Response> {
  return server.request('/sync/v1/pull', { method: 'POST', headers: auth, body: {} })
}

test('a tablet that asks too often is told when to come again, in the words of sync', async () => {
  const server = await limited()
  const { auth } = await server.newTenant()
  expect(await statuses(3, () => pull(server, auth))).not.toContain(429)
  const refused = await pull(server, auth)
  expect(refused.status).toBe(429)
  expect(refused.headers.get('retry-after')).toBe('10')
  expect(await refused.json()).toEqual({ error: 'busy', retryAfterMs: 10_000 })

  server.clock.advance(9_999)
  expect((await pull(server, auth)).status).toBe(429)
  server.clock.advance(1)
  expect(await statuses(2, () => pull(server, auth))).toEqual([400, 429])
})

test('[AB-5] a mad tablet is held to 120 a minute, and the others do not notice', async () => {
  const limits = { ...limitsFor(120), enrol: rate }
  const server = await startServer(inject('databaseUrl'), { limits })
  onTestFinished(() => server.close())
  const [mad, calm] = [await server.newTenant(), await server.newTenant()]
  const passed: number[] = []
  for (const requests of [1_000, 250]) {
    let count = 0
    for (let i = 0; i < requests; i++) {
      server.clock.advance(60)
      if ((await pull(server, mad.auth)).status !== 429) count += 1
      if (i % 100 === 0) expect((await pull(server, calm.auth)).status).toBe(400)
    }
    passed.push(count)
  }
  // What a quiet time had saved up and the rest of a minute; then a quarter of one.
  expect(passed).toEqual([600 + 119, 30])
})

test('another tablet of the store goes on', async () => {
  const server = await limited()
  const [a, b] = [await server.newTenant(), await server.newTenant()]
  await statuses(5, () => pull(server, a.auth))
  expect((await pull(server, b.auth)).status).toBe(400)
})

test('PINs are guessed slowly, whoever is guessed at', async () => {
  const server = await limited()
  const { auth } = await server.newTenant()
  const guess = () => {
    const body = { personId: crypto.randomUUID(), pin: '000000' }
    return server.request('/auth/v1/unlock', { method: 'POST', headers: auth, body })
  }
  expect(await statuses(4, guess)).toEqual([401, 401, 401, 429])
  expect(await (await guess()).json()).toMatchObject({
    code: 'too_many',
    retryAfterMs: 10_000,
  })
})

test('codes and setup links are tried slowly from one address', async () => {
  const server = await limited()
  expect(await statuses(4, () => enrol(server))).toEqual([401, 401, 401, 429])
  expect((await enrol(server, { peer: '192.0.2.8' })).status).toBe(401)
  const setUp = () => server.request('/auth/v1/setup', { method: 'POST', body: {} })
  expect(await statuses(4, setUp)).toEqual([400, 400, 400, 429])
})

test('[AB-4] headers that name another address do not help', async () => {
  const server = await limited()
  let n = 0
  const spoof = () => {
    const ip = `198.51.100.${++n}`
    const headers = { 'x-forwarded-for': ip, 'x-real-ip': ip, forwarded: `for=${ip}` }
    return enrol(server, { headers })
  }
  expect(await statuses(6, spoof)).toEqual([401, 401, 401, 429, 429, 429])
})

test('[AB-4] nor behind our own proxy, which adds the true one at the end', async () => {
  const server = await limited({ isProxied: true })
  let n = 0
  const spoof = (peer: string, real: string) =>
    enrol(server, { peer, headers: { 'x-forwarded-for': `198.51.100.${++n}, ${real}` } })
  const local = '127.0.0.1'
  expect(await statuses(4, () => spoof(local, '203.0.113.5'))).toEqual([401, 401, 401, 429])
  expect((await spoof(local, '203.0.113.6')).status).toBe(401)
  // Somebody who reaches us past the proxy is not believed.
  expect(await statuses(4, () => spoof('192.0.2.1', '203.0.113.9'))).toEqual([
    401, 401, 401, 429,
  ])
})

describe('the metrics', () => {
  const get = (server: TestServer, init: TestInit) => server.request('/metrics', init)

  test('are for the operator on this machine only', async () => {
    const server = await limited()
    await server.request('/healthz')
    for (const peer of ['127.0.0.1', '127.8.8.8', '::1', '::ffff:127.0.0.1']) {
      const text = await (await get(server, { peer })).text()
      expect(text).toContain('route="/healthz",status="200"')
    }
    for (const peer of [
      '192.0.2.7',
      '10.0.0.1',
      '::ffff:10.0.0.1',
      '2001:db8::1',
      '0.0.0.0',
      '',
    ]) {
      expect((await get(server, { peer })).status, peer).toBe(404)
    }
    const proxied = { peer: '127.0.0.1', headers: { 'x-forwarded-for': '192.0.2.7' } }
    expect((await get(server, proxied)).status).toBe(404)
  })

  test('count by route, never by address', async () => {
    const server = await limited({ clientDir: import.meta.dirname })
    const { auth } = await server.newTenant()
    const id = crypto.randomUUID()
    await server.request(`/auth/v1/people/${id}`, {
      method: 'PATCH',
      headers: auth,
      body: {},
    })
    const text = await (await get(server, { peer: '127.0.0.1' })).text()
    expect(text).toContain('route="/auth/v1/people/:id"')
    expect(text).not.toContain(id)
  })
})

describe('a bucket', () => {
  const store = (now: () => number) => {
    const bucket = bucketStore({ burst: 10, perMinute: 60 }, now)
    return async (key: string) => (await bucket.increment(key)).totalHits <= 10
  }

  test('gives a burst, then one a second', async () => {
    let now = 0
    const take = store(() => now)
    const first: boolean[] = []
    for (let i = 0; i < 12; i++) first.push(await take('a'))
    expect(first.filter(Boolean)).toHaveLength(10)
    const steady: boolean[] = []
    for (let i = 0; i < 20; i++) {
      now += 500
      steady.push(await take('a'))
    }
    expect(steady.filter(Boolean)).toHaveLength(10)
  })

  test('is full again after a rest, and never fuller', async () => {
    let now = 0
    const take = store(() => now)
    for (let i = 0; i < 12; i++) await take('a')
    now += 3_600_000
    const rested: boolean[] = []
    for (let i = 0; i < 12; i++) rested.push(await take('a'))
    expect(rested.filter(Boolean)).toHaveLength(10)
  })

  test('stands still when the clock goes back', async () => {
    let now = 1_000_000
    const take = store(() => now)
    for (let i = 0; i < 10; i++) await take('a')
    now = 0
    expect(await take('a')).toBe(false)
  })

  test('of a stranger is forgotten when it is full', async () => {
    let now = 0
    const take = store(() => now)
    for (let i = 0; i < 10_001; i++) await take(`key ${i}`)
    for (let i = 0; i < 10; i++) await take('kept')
    now += 1_000
    await take('one more')
    expect(await take('kept')).toBe(true)
    expect(await take('kept')).toBe(false)
  })
})

test('the default lets a tablet burst and holds it to two a second', () => {
  expect(limitsFor(120).sync).toEqual({ burst: 600, perMinute: 120 })
})
