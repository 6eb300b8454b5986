import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { escalateAll } from '#server/features/escalation/escalate-all.ts'
import { isPushService } from '#server/features/push/push-hosts.ts'
import type { Delivery, Target } from '#server/features/push/push-service.ts'
import { sendDue } from '#server/features/push/send-due.ts'
import { vapidKeys } from '#server/features/push/vapid-keys.ts'
import { writeOwn } from '#server/sync/write-own.ts'
import { toldId } from '#shared/complaint/escalation.ts'
import { newPersonReplySchema, PERSON_HEADER } from '#shared/people/identity-protocol.ts'
import { complaintBody } from '#tests/server/sync/bodies.ts'
import { startServer, type TestServer } from '#tests/support/server.ts'
import { newBrowser } from './browser.ts'

const HOUR = 3_600_000
const vapid = vapidKeys(Buffer.alloc(32, 3))
let server: TestServer
beforeAll(async () => {
  server = await startServer(inject('databaseUrl'), { vapid })
})
afterAll(() => server.close())

const subscription = (name: string) => ({
  endpoint: `https://fcm.googleapis.com/test-${tests}/${name}`,
  keys: newBrowser().keys,
  language: 'zh-Hant',
})

let tests = 0

/** A tenant whose only person is on duty for everything. */
async function setup() {
  tests++
  const tenant = await server.newTenant()
  const headers = await tenant.admin()
  const call = (method: string, body?: object, as: Record<string, string> = headers) =>
    server.request('/push/v1/subscriptions', { method, body, headers: as })
  const { tenantId, storeId } = tenant.device
  const tell = async (personId = tenant.personId) => {
    const id = crypto.randomUUID()
    const now = server.clock.now()
    const body = { ...complaintBody(now), learnedAt: now - 7 * HOUR, ownerId: personId }
    await writeOwn(server.deps, { tenantId, scope: `store:${storeId}`, by: null }, [
      { kind: 'complaint', id, set: body, isNew: true },
    ])
    server.clock.advance(15_000)
    await escalateAll(server.deps)
    return id
  }
  const query = async (sql: string) =>
    (await server.deps.db.inTenant(tenantId, (tx) => tx.query<{ n: number }>(sql))).rows
  const count = async (table: string) =>
    (await query(`SELECT count(*) AS n FROM ${table}`))[0]?.n
  return { tenant, headers, call, tell, query, count }
}

/** A push service that answers as told, and keeps what it got. */
function fake(answer: (target: Target) => Delivery = () => 'sent') {
  const got: { endpoint: string; id: string }[] = []
  const { db } = server.deps
  const now = () => server.clock.now()
  const send = async (target: Target, message: { id: string }) => {
    const isOurs = target.endpoint.includes(`/test-${tests}/`)
    if (!isOurs) return 'gone'
    got.push({ endpoint: target.endpoint, id: message.id })
    return answer(target)
  }
  return { got, run: () => sendDue({ db, now, send }) }
}

describe('subscriptions', () => {
  test('a person turns them on and off for one device; again is the same', async () => {
    const { headers, call, count } = await setup()
    const key = await server.request('/push/v1/key', { headers })
    expect(await key.json()).toEqual({ key: vapid.publicKey })
    expect(await (await call('GET')).json()).toEqual({ isOn: false })
    for (const name of ['old', 'new']) {
      expect((await call('POST', subscription(name))).status).toBe(200)
    }
    expect(await (await call('GET')).json()).toEqual({ isOn: true })
    expect(await count('push_subscriptions')).toBe(1)
    expect((await call('DELETE', {})).status).toBe(200)
    expect(await (await call('GET')).json()).toEqual({ isOn: false })
  })

  test('not without the PIN, not to any address', async () => {
    const { tenant, call } = await setup()
    expect((await call('POST', subscription('x'), tenant.auth)).status).toBe(401)
    for (const endpoint of [
      'https://169.254.169.254/latest',
      'https://fcm.googleapis.com.evil.example/x',
      'https://fcm.googleapis.com:8443/x',
      'https://user@fcm.googleapis.com/x',
      'https://fcm.googleapis.com/\0',
    ]) {
      expect(
        (await call('POST', { ...subscription('x'), endpoint })).status,
        endpoint,
      ).toBe(400)
    }
  })

  test.each([
    ['https://updates.push.services.mozilla.com/wpush/v2/x', true],
    ['https://web.push.apple.com/x', true],
    ['https://db5p.notify.windows.com/w/?token=x', true],
    ['http://fcm.googleapis.com/x', false],
    ['https://localhost/x', false],
    ['nonsense', false],
  ])('%s is a push service: %s', (endpoint, expected) => {
    expect(isPushService(endpoint)).toBe(expected)
  })
})

describe('what is told is pushed', () => {
  test('once, to the devices of those told, and leaves nothing waiting', async () => {
    const { call, tell, count } = await setup()
    await call('POST', subscription('a'))
    const id = await tell()
    const { got, run } = fake()
    await run()
    await run()
    expect(got).toEqual([{ endpoint: subscription('a').endpoint, id: toldId(id, 0, 0) }])
    expect(await count('push_outbox')).toBe(0)
  })

  test('all at once: a push service that is slow is waited for but once', async () => {
    const { call, tell } = await setup()
    await call('POST', subscription('a'))
    for (let told = 0; told < 3; told++) await tell()
    let asked = 0
    let answer = () => {}
    const allAsked = new Promise<void>((resolve) => {
      answer = resolve
    })
    const send = async () => {
      if (++asked === 3) answer()
      await allAsked
      return 'sent' as const
    }
    const { db } = server.deps
    const done = await sendDue({ db, now: () => server.clock.now(), send })
    expect(done.sent).toBe(3)
  })

  test('asked to stop, the next tenant waits for the next round', async () => {
    const { call, tell, count } = await setup()
    await call('POST', subscription('a'))
    await tell()
    const { db } = server.deps
    const send = async () => 'sent' as const
    const now = () => server.clock.now()
    await sendDue({ db, now, send }, AbortSignal.abort())
    expect(await count('push_outbox')).toBe(1)
    await sendDue({ db, now, send }, new AbortController().signal)
    expect(await count('push_outbox')).toBe(0)
  })

  test('a browser that is gone is forgotten; those without one hold nothing up', async () => {
    const { call, tell, count } = await setup()
    await tell()
    await call('POST', subscription('gone'))
    await tell()
    const { got, run } = fake(() => 'gone')
    await run()
    // Sent side by side, the second may find it forgotten already.
    expect(got.length).toBeGreaterThan(0)
    expect([await count('push_subscriptions'), await count('push_outbox')]).toEqual([0, 0])
  })

  test('[F40] what fails is tried again later, under the same id, only where it failed', async () => {
    const { headers, call, tell, count, tenant } = await setup()
    await call('POST', subscription('a'))
    // Another person on another browser of the same store, told as well.
    const made = await server.request('/auth/v1/people', {
      method: 'POST',
      headers,
      body: { name: '陳主管', role: 'supervisor', pin: '402817' },
    })
    const { id: second } = newPersonReplySchema.parse(await made.json())
    const unlocked = await server.request('/auth/v1/unlock', {
      method: 'POST',
      headers: tenant.auth,
      body: { personId: second, pin: '402817' },
    })
    const { personToken } = (await unlocked.json()) as { personToken: string }
    const theirs = { ...tenant.auth, [PERSON_HEADER]: personToken }
    await call('POST', subscription('b'), theirs)

    const id = await tell()
    server.clock.advance(4 * HOUR)
    await escalateAll(server.deps)
    let isDown = true
    const { got, run } = fake(({ endpoint }) =>
      isDown && endpoint.endsWith('/b') ? 'failed' : 'sent',
    )
    await run()
    const sentTo = () => got.filter((g) => g.endpoint.endsWith('/b')).map((g) => g.id)
    expect(sentTo()).toEqual([toldId(id, 1, 0)])
    await run()
    expect(sentTo()).toHaveLength(1)
    isDown = false
    server.clock.advance(60_000)
    await run()
    expect(sentTo()).toEqual([toldId(id, 1, 0), toldId(id, 1, 0)])
    expect(got.filter((g) => g.endpoint.endsWith('/a'))).toHaveLength(1)
    expect(await count('push_outbox')).toBe(0)
  })

  test('a line that is down for hours loses nothing', async () => {
    const { call, tell, count } = await setup()
    await call('POST', subscription('a'))
    await tell()
    const down = fake(() => 'failed')
    for (let minute = 0; minute < 4 * 60; minute++) {
      await down.run()
      server.clock.advance(60_000)
    }
    server.clock.advance(HOUR)
    const { got, run } = fake()
    await run()
    await run()
    expect(got.map(({ id }) => id)).toEqual([down.got[0]?.id])
    expect(await count('push_outbox')).toBe(0)
  })

  test('given up in the end', async () => {
    const { call, tell, count } = await setup()
    await call('POST', subscription('down'))
    await tell()
    const { got, run } = fake(() => 'failed')
    for (let i = 0; i < 40; i++) {
      await run()
      server.clock.advance(HOUR)
    }
    expect(got).toHaveLength(26)
    expect(await count('push_outbox')).toBe(0)
  })

  test('not on a device that was shut out', async () => {
    const { call, tell, query } = await setup()
    await call('POST', subscription('a'))
    await query(`UPDATE devices SET status = 'revoked'`)
    await tell()
    const { got, run } = fake()
    await run()
    expect(got).toEqual([])
  })

  test('two servers at once send it once', async () => {
    const { call, tell } = await setup()
    await call('POST', subscription('a'))
    await tell()
    const { got, run } = fake()
    await Promise.all([run(), run(), run()])
    expect(got).toHaveLength(1)
  })
})
