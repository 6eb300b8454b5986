import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest'
import { unlockReplySchema } from '#shared/people/identity-protocol.ts'
import {
  PIN,
  startServer,
  type TestServer,
  type TestTenant,
} from '#tests/support/server.ts'

let server: TestServer
let tenant: TestTenant

beforeAll(async () => {
  server = await startServer(inject('databaseUrl'))
})
afterAll(() => server.close())
beforeEach(async () => {
  tenant = await server.newTenant()
})

function unlock(
  pin: string,
  of: { auth: Record<string, string> } = tenant,
): Promise<Response> {
  const body = { personId: tenant.personId, pin }
  return server.request('/auth/v1/unlock', { method: 'POST', headers: of.auth, body })
}

async function setPin(pin: string, headers: Record<string, string>): Promise<number> {
  const path = `/auth/v1/people/${tenant.personId}`
  return (await server.request(path, { method: 'PATCH', headers, body: { pin } })).status
}

async function secondDevice(): Promise<{ auth: Record<string, string> }> {
  const made = await server.request('/auth/v1/enrolment-codes', {
    ...{ method: 'POST', headers: await tenant.admin() },
    body: { deviceKind: 'tablet', deviceName: '二號' },
  })
  const { code } = (await made.json()) as { code: string }
  const reply = await server.request('/auth/v1/enrol', { method: 'POST', body: { code } })
  const { credential } = (await reply.json()) as { credential: string }
  return { auth: { authorization: `Bearer ${credential}` } }
}

describe('a PIN', () => {
  test('opens for twelve hours', async () => {
    const reply = unlockReplySchema.parse(await (await unlock(PIN)).json())
    expect(reply.expiresAt).toBe(server.clock.now() + 12 * 3_600_000)
  })

  test('is counted when wrong, and locked at ten in a row', async () => {
    for (let left = 9; left >= 1; left--) {
      const response = await unlock('000000')
      expect(response.status).toBe(401)
      expect(await response.json()).toMatchObject({ code: 'wrong_pin', triesLeft: left })
    }
    for (const pin of ['000000', '000000', PIN]) {
      const response = await unlock(pin)
      expect(response.status).toBe(423)
      expect(await response.json()).toMatchObject({ code: 'pin_locked' })
    }
  })

  test('that is right on the tenth try opens and clears the count', async () => {
    for (let i = 0; i < 9; i++) await unlock('000000')
    expect((await unlock(PIN)).status).toBe(200)
    expect(await (await unlock('000000')).json()).toMatchObject({ triesLeft: 9 })
  })

  test('guessed at forty at once is answered ten times', async () => {
    const replies = await Promise.all(Array.from({ length: 40 }, () => unlock('000000')))
    const wrong = replies.filter(({ status }) => status === 401)
    expect(wrong.length).toBeLessThanOrEqual(9)
    expect(replies.every(({ status }) => status === 401 || status === 423)).toBe(true)
    expect((await unlock(PIN)).status).toBe(423)
  })

  test('locked on one tablet opens on another', async () => {
    const other = await secondDevice()
    for (let i = 0; i < 10; i++) await unlock('000000')
    expect((await unlock(PIN)).status).toBe(423)
    expect((await unlock(PIN, other)).status).toBe(200)
  })

  test('set anew lifts the lock and ends what the old one opened', async () => {
    const headers = await tenant.admin()
    for (let i = 0; i < 10; i++) await unlock('000000')
    server.clock.advance(1)
    expect(await setPin('615384', headers)).toBe(200)
    expect((await unlock('615384')).status).toBe(200)
    expect(await (await unlock(PIN)).json()).toMatchObject({ code: 'wrong_pin' })
    expect(await setPin('286049', headers)).toBe(401)
  })

  test('of a person who is switched off opens nothing', async () => {
    const headers = await tenant.admin()
    const body = { name: '陳佳', role: 'consultant', pin: '571693' }
    const made = await server.request('/auth/v1/people', { method: 'POST', headers, body })
    const { id } = (await made.json()) as { id: string }
    const open = () =>
      server.request('/auth/v1/unlock', {
        ...{ method: 'POST', headers: tenant.auth },
        body: { personId: id, pin: '571693' },
      })
    expect((await open()).status).toBe(200)
    const off = { method: 'PATCH', headers, body: { active: false } }
    expect((await server.request(`/auth/v1/people/${id}`, off)).status).toBe(200)
    expect(await (await open()).json()).toMatchObject({ code: 'wrong_pin' })
  })

  test('of nobody is answered like a wrong one', async () => {
    const body = { personId: crypto.randomUUID(), pin: PIN }
    const nobody = await server.request('/auth/v1/unlock', {
      ...{ method: 'POST', headers: tenant.auth, body },
    })
    expect(await nobody.json()).toEqual(await (await unlock('000000')).json())
  })

  test('[AU-14] is stored as argon2id with m 19456 or more, t 2 or more, p 1', async () => {
    const { tenantId } = tenant.device
    const { rows } = await server.deps.db.inTenant(tenantId, (tx) =>
      tx.query<{ hash: string }>('select hash from pins'),
    )
    expect(rows).toHaveLength(1)
    const match = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=1\$([\w+/]+)\$[\w+/]{43}$/
    const [, memory, time, salt] = match.exec(rows[0]?.hash ?? '') ?? []
    expect(Number(memory)).toBeGreaterThanOrEqual(19_456)
    expect(Number(time)).toBeGreaterThanOrEqual(2)
    expect(Buffer.from(salt ?? '', 'base64').length).toBeGreaterThanOrEqual(16)
  })

  test('[AU-14] two people with the same PIN have different hashes', async () => {
    const { rows } = await server.deps.db.inTenant(tenant.device.tenantId, (tx) =>
      tx.query<{ hash: string }>('select hash from pins'),
    )
    const other = await server.newTenant()
    const { rows: theirs } = await server.deps.db.inTenant(other.device.tenantId, (tx) =>
      tx.query<{ hash: string }>('select hash from pins'),
    )
    expect(rows[0]?.hash).not.toBe(theirs[0]?.hash)
  })
})
