/** How fast somebody may guess, and that it shuts nobody out but the guesser. */
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { createApp } from '#server/app.ts'
import { issueInvite } from '#server/auth/office/invite.ts'
import { forgetGuesses } from '#server/http/guess-counter.ts'
import { limitsFor } from '#server/http/rate-limit.ts'
import { OFFICE_HEADER } from '#shared/office/session-protocol.ts'
import {
  OFFICE_PASSWORD,
  type OfficeAccount,
  officeAccount,
  officeBrowser,
  officeStaff,
} from '#tests/support/office.ts'
import { startServer, type TestServer, type TestTenant } from '#tests/support/server.ts'

let server: TestServer
let tenant: TestTenant
let admin: OfficeAccount
let manager: OfficeAccount

/** The limits as they are in earnest, but for the door: it would count every test. */
beforeAll(async () => {
  const door = { burst: 1_000, perMinute: 1_000 }
  const limits = { ...limitsFor(120), officeDoor: door }
  server = await startServer(inject('databaseUrl'), { limits })
  tenant = await server.newTenant()
  admin = await officeAccount(server, tenant)
  manager = await officeStaff(server, tenant, { role: 'manager' })
})
afterAll(() => server.close())

const MINUTE = 60_000
let peers = 0

/** An address that nobody guessed from yet. */
function newPeer(): string {
  peers += 1
  return `198.51.100.${peers}`
}

function guess(email: string, peer: string, password = 'a wrong guess'): Promise<Response> {
  return officeBrowser(server, { peer }).ask('/session', { body: { email, password } })
}

/** How many of `tries` were looked at; the rest is 429 with the wait. */
async function lookedAt(email: string, peer: string, tries: number): Promise<number> {
  let looked = 0
  for (let i = 0; i < tries; i++) {
    const { status, headers } = await guess(email, peer)
    if (status === 401) looked += 1
    else {
      expect(status).toBe(429)
      expect(Number(headers.get('retry-after'))).toBeGreaterThan(0)
    }
  }
  return looked
}

describe('guessing', () => {
  test('[AB-1] a password: ten at once, then one a minute', async () => {
    const [{ email }, peer] = [manager, newPeer()]
    expect(await lookedAt(email, peer, 50)).toBe(10)
    expect((await guess(email, peer)).headers.get('retry-after')).toBe('60')
    // The right one, too, has to wait: else a guesser would not.
    expect((await guess(email, peer, OFFICE_PASSWORD)).status).toBe(429)
    server.clock.advance(MINUTE - 1)
    expect(await lookedAt(email, peer, 2)).toBe(0)
    server.clock.advance(1)
    expect(await lookedAt(email, peer, 5)).toBe(1)
    server.clock.advance(5 * MINUTE)
    expect(await lookedAt(email, peer, 10)).toBe(5)
  })

  test('[AB-2] an administrator’s: three at once, then one in five minutes', async () => {
    const [{ email }, peer] = [admin, newPeer()]
    expect(await lookedAt(email, peer, 20)).toBe(3)
    expect((await guess(email, peer)).headers.get('retry-after')).toBe('300')
    server.clock.advance(5 * MINUTE - 1)
    expect(await lookedAt(email, peer, 2)).toBe(0)
    server.clock.advance(1)
    expect(await lookedAt(email, peer, 3)).toBe(1)
  })

  test('[AB-2] his codes and fresh proofs count the same', async () => {
    const peer = newPeer()
    const browser = officeBrowser(server, { peer })
    const body = { email: admin.email, password: OFFICE_PASSWORD }
    expect((await browser.ask('/session', { body })).status).toBe(200)
    const statuses: number[] = []
    for (let i = 0; i < 5; i++) {
      const reply = await browser.ask('/session/totp', { body: { code: '000000' } })
      statuses.push(reply.status)
    }
    expect(statuses).toEqual([401, 401, 401, 429, 429])
    server.clock.advance(15 * MINUTE)
    const inside = await admin.another({ peer })
    const proofs: number[] = []
    for (let i = 0; i < 5; i++) {
      const wrong = { body: { password: 'a wrong guess' } }
      proofs.push((await inside.ask('/session/fresh', wrong)).status)
    }
    expect(proofs).toEqual([401, 401, 401, 429, 429])
  })

  test('[AB-1] codes with the right password, from many addresses, are counted together', async () => {
    const person = await officeStaff(server, tenant, { role: 'manager' })
    const statuses: number[] = []
    for (let i = 0; i < 4; i++) {
      const browser = officeBrowser(server, { peer: newPeer() })
      const body = { email: person.email, password: OFFICE_PASSWORD }
      await browser.ask('/session', { body })
      for (let tries = 0; tries < 10; tries++) {
        const reply = await browser.ask('/session/totp', { body: { code: '000000' } })
        statuses.push(reply.status)
      }
    }
    expect(statuses.filter((status) => status === 401)).toHaveLength(30)
    expect(statuses.slice(30)).toEqual(Array.from({ length: 10 }, () => 429))
  })

  test('[AB-2] who sets up his authenticator may mistype: its secret is before his eyes', async () => {
    const { tenantId } = tenant.device
    const { path } = await server.deps.db.inTenant(tenantId, (tx) =>
      issueInvite(tx, server.deps, { tenantId, personId: manager.personId, by: {} }),
    )
    const browser = officeBrowser(server, { peer: newPeer() })
    const body = {
      token: path.split('=')[1],
      email: 'new@example.com',
      password: OFFICE_PASSWORD,
    }
    expect((await browser.ask('/invites/accept', { body })).status).toBe(200)
    for (let tries = 0; tries < 12; tries++) {
      const reply = await browser.ask('/session/totp', { body: { code: '000000' } })
      expect(reply.status).toBe(401)
    }
    manager = await officeAccount(server, tenant, { personId: manager.personId })
  })

  test('[AU-15] being slowed down does not tell who has an account', async () => {
    const burst = async (email: string) => await lookedAt(email, newPeer(), 4)
    const bursts: number[] = []
    for (let i = 0; i < 8; i++) bursts.push(await burst(`nobody${i}@example.com`))
    // Of addresses nobody has some are as strict as an administrator’s, always the same ones.
    expect([...new Set(bursts)].sort((a, b) => a - b)).toEqual([3, 4])
    expect(await burst('nobody0@example.com')).toBe(bursts[0])
  })

  test('[AB-1] who signs in rightly is not slowed down', async () => {
    const peer = newPeer()
    for (let i = 0; i < 11; i++) {
      expect((await guess(manager.email, peer, OFFICE_PASSWORD)).status).toBe(200)
    }
  })
})

describe('a flood', () => {
  test('[AB-3] from elsewhere leaves the account open where its owner is', async () => {
    const [elsewhere, home] = [newPeer(), newPeer()]
    expect(await lookedAt(admin.email, elsewhere, 20)).toBe(3)
    const browser = await admin.another({ peer: home })
    expect((await browser.ask('/session')).status).toBe(200)
  })

  test('[AB-3] on the office, even from the address of the store, leaves its tablets alone', async () => {
    const peer = '192.0.2.7'
    expect(await lookedAt(admin.email, peer, 20)).toBe(3)
    const headers = tenant.auth
    expect((await server.request('/auth/v1/device', { headers, peer })).status).toBe(200)
    const withPin = await tenant.admin()
    const pull = await server.request('/auth/v1/devices', { headers: withPin, peer })
    expect(pull.status).toBe(200)
  })

  test('[AB-4] under made-up addresses in headers is one address', async () => {
    const peer = newPeer()
    const statuses: number[] = []
    for (let i = 0; i < 5; i++) {
      const headers = { 'x-forwarded-for': `203.0.113.${i}`, 'x-real-ip': `203.0.113.${i}` }
      const body = { email: admin.email, password: 'a wrong guess' }
      const reply = await officeBrowser(server, { peer }).ask('/session', { headers, body })
      statuses.push(reply.status)
    }
    expect(statuses).toEqual([401, 401, 401, 429, 429])
  })

  test('[AB-1] over many accounts from one address meets the door', async () => {
    const door = { burst: 4, perMinute: 1 }
    const one = await startServer(inject('databaseUrl'), {
      limits: { ...limitsFor(120), officeDoor: door },
    })
    const statuses: number[] = []
    for (let i = 0; i < 6; i++) {
      const body = { email: `nobody${i}@example.com`, password: 'a wrong guess' }
      statuses.push((await officeBrowser(one).ask('/session', { body })).status)
    }
    await one.close()
    expect(statuses).toEqual([401, 401, 401, 401, 429, 429])
  })

  test('[AB-1][AB-2] on several servers of one database counts together', async () => {
    const [peer, body] = [newPeer(), { email: manager.email, password: 'a wrong guess' }]
    const other = { ...server, app: createApp(server.deps) }
    const statuses: number[] = []
    for (let i = 0; i < 12; i++) {
      const { app } = i % 2 === 0 ? server : other
      const socket = { remoteAddress: peer }
      const reply = await app.request(
        '/office/v1/session',
        {
          ...{ method: 'POST', body: JSON.stringify(body) },
          headers: {
            ...{ 'content-type': 'application/json', [OFFICE_HEADER]: '1' },
            'sec-fetch-site': 'same-origin',
          },
        },
        { incoming: { socket } } as never,
      )
      statuses.push(reply.status)
    }
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 401), 429, 429])
  })

  test('that were counted long ago are forgotten, and tell nothing while they are not', async () => {
    const rows = () =>
      server.deps.db.inNoTenant(
        async (tx) =>
          (await tx.query<{ key: string }>('SELECT key FROM guess_buckets')).rows,
      )
    await lookedAt('nobody@example.com', newPeer(), 1)
    expect((await rows()).length).toBeGreaterThan(0)
    expect((await rows()).every(({ key }) => /^[0-9a-f]{64}$/.test(key))).toBe(true)
    server.clock.advance(2 * 86_400_000)
    await forgetGuesses(server.deps)
    expect(await rows()).toEqual([])
  })
})
