/** The credential of a device is renewed, and a stolen one is noticed [AU-2]. */
import { createHash, randomBytes } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest'
import { officeDeviceListSchema } from '#shared/office/device-protocol.ts'
import {
  enrolmentCodeReplySchema,
  enrolReplySchema,
} from '#shared/people/identity-protocol.ts'
import { ORDER_HEADER } from '#shared/sync/device-order.ts'
import { type OfficePersonBrowser, officeAs } from '#tests/support/office-session.ts'
import { startServer, type TestServer, type TestTenant } from '#tests/support/server.ts'

let server: TestServer
let tenant: TestTenant
let admin: OfficePersonBrowser

beforeAll(async () => {
  server = await startServer(inject('databaseUrl'))
})
afterAll(() => server.close())
beforeEach(async () => {
  tenant = await server.newTenant()
  admin = await officeAs(server, tenant, { role: 'admin' })
})

const WEEK = 7 * 86_400_000
const GRACE = 2 * 60_000

const newSecret = () => randomBytes(32).toString('base64url')
const hashOf = (secret: string) => createHash('sha256').update(secret).digest('hex')

function authOf(secret: string) {
  const { tenantId, deviceId } = tenant.device
  return { authorization: `Bearer ${tenantId}.${deviceId}.${secret}` }
}

const ask = (auth = tenant.auth) => server.request('/auth/v1/device', { headers: auth })
const REPORT = {
  ...{ version: '1.4.2', waiting: 0, oldestWaitingAt: null, photosWaiting: 0 },
  ...{ offsetMs: 0, persisted: true, usedBytes: 1, quotaBytes: 2 },
}
const sync = (auth = tenant.auth) =>
  server.request('/sync/v1/report', { method: 'POST', headers: auth, body: REPORT })

const propose = (hash: string, auth = tenant.auth) =>
  server.request('/auth/v1/device/credential', {
    ...{ method: 'POST', headers: auth, body: { hash } },
  })

async function codeOf(reply: Promise<Response>): Promise<[number, unknown]> {
  const answer = await reply
  return [answer.status, ((await answer.json()) as { code?: string }).code]
}

/** Proposes and uses one, and lets the time go by in which the one before still holds. */
async function renewed(auth = tenant.auth): Promise<{ authorization: string }> {
  const secret = newSecret()
  expect((await propose(hashOf(secret), auth)).status).toBe(200)
  expect((await ask(authOf(secret))).status).toBe(200)
  server.clock.advance(GRACE + 1)
  return authOf(secret)
}

async function audited(act: string): Promise<number> {
  const { rows } = await server.deps.db.inTenant(tenant.device.tenantId, (tx) =>
    tx.query('SELECT 1 FROM audit WHERE act = $1 AND object = $2', [
      ...[act, tenant.device.deviceId],
    ]),
  )
  return rows.length
}

async function seen() {
  const list = await admin.ask(`/devices?id=${tenant.device.deviceId}`)
  return officeDeviceListSchema.parse(await list.json()).devices[0]
}

const LOCKED = [401, 'device_locked']

describe('renewing', () => {
  test('[AU-2] old and new hold until the new one was used, and a moment longer', async () => {
    const secret = newSecret()
    expect((await propose(hashOf(secret))).status).toBe(200)
    server.clock.advance(WEEK)
    expect((await ask()).status).toBe(200)
    expect((await ask(authOf(secret))).status).toBe(200)
    // What was on its way when the new one came.
    server.clock.advance(GRACE)
    expect((await ask()).status).toBe(200)
    expect(await audited('device_renew')).toBe(1)
    expect(await audited('device_stolen')).toBe(0)
  })

  test('[AU-2] a reply that was lost costs nothing: the same is proposed again', async () => {
    const secret = newSecret()
    for (const _ of [1, 2, 3]) expect((await propose(hashOf(secret))).status).toBe(200)
    expect((await ask(authOf(secret))).status).toBe(200)
    // Another tab, a moment late.
    expect((await propose(hashOf(secret))).status).toBe(200)
    expect((await ask(authOf(secret))).status).toBe(200)
  })

  test('[AU-2] many requests with the new one at once renew it once', async () => {
    const secret = newSecret()
    await propose(hashOf(secret))
    const asked = await Promise.all([1, 2, 3, 4].map(() => ask(authOf(secret))))
    expect(asked.map(({ status }) => status)).toEqual([200, 200, 200, 200])
    expect(await audited('device_renew')).toBe(1)
  })

  test('[AU-2] it is told to after a week, and when the office wants it', async () => {
    expect((await sync()).headers.get(ORDER_HEADER)).toBeNull()
    server.clock.advance(WEEK)
    expect((await sync()).headers.get(ORDER_HEADER)).toBe('renew')
    const auth = await renewed()
    expect((await sync(auth)).headers.get(ORDER_HEADER)).toBeNull()
    admin = await officeAs(server, tenant, { role: 'admin' })
    const path = `/devices/${tenant.device.deviceId}/renew`
    expect((await admin.ask(path, { body: {} })).status).toBe(200)
    expect((await sync(auth)).headers.get(ORDER_HEADER)).toBe('renew')
    const again = await renewed(auth)
    expect((await sync(again)).headers.get(ORDER_HEADER)).toBeNull()
  })
})

describe('a stolen credential', () => {
  test('[AU-2] used after it was replaced locks the device, is alerted and audited', async () => {
    const auth = await renewed()
    expect(await codeOf(ask())).toEqual(LOCKED)
    // Neither of the two gets in by what they have.
    expect(await codeOf(ask(auth))).toEqual(LOCKED)
    const push = await sync(auth)
    expect([push.status, push.headers.get(ORDER_HEADER)]).toEqual([401, 'locked'])
    expect(await push.json()).toEqual({ error: 'signed_out' })
    expect(await seen()).toMatchObject({ state: 'locked', concerns: ['stolen'] })
    expect(await audited('device_stolen')).toBe(1)
    // One that never was its own is as strange as before.
    expect(await codeOf(ask(authOf(newSecret())))).toEqual([401, 'signed_out'])
  })

  test('[AU-2] renewed by the thief: the tablet itself is told', async () => {
    const thief = await renewed()
    expect(await codeOf(ask())).toEqual(LOCKED)
    expect(await codeOf(ask(thief))).toEqual(LOCKED)
  })

  test('[AU-2] proposing beside the tablet shows, whoever uses his first', async () => {
    const [mine, theirs] = [newSecret(), newSecret()]
    await propose(hashOf(theirs))
    await propose(hashOf(mine))
    expect((await ask(authOf(mine))).status).toBe(200)
    expect(await codeOf(ask(authOf(theirs)))).toEqual(LOCKED)
  })

  test('[AU-2] proposing what was set aside for another is a theft, too', async () => {
    const [mine, theirs] = [newSecret(), newSecret()]
    await propose(hashOf(mine))
    await propose(hashOf(theirs))
    expect(await codeOf(propose(hashOf(mine)))).toEqual(LOCKED)
    expect(await codeOf(ask())).toEqual(LOCKED)
  })

  test('[AU-2] the code of the office lets the tablet in again, as what it was', async () => {
    const auth = await renewed()
    await ask()
    admin = await officeAs(server, tenant, { role: 'admin' })
    const path = `/devices/${tenant.device.deviceId}/unlock`
    const given = await admin.ask(path, { body: {} })
    const { code } = enrolmentCodeReplySchema.parse(await given.json())
    const enrol = () => server.request('/auth/v1/enrol', { method: 'POST', body: { code } })
    const { credential, device } = enrolReplySchema.parse(await (await enrol()).json())
    expect(device).toEqual(tenant.device)
    const fresh = { authorization: `Bearer ${credential}` }
    expect((await ask(fresh)).status).toBe(200)
    // What anybody held before is worth nothing, and locks nobody out.
    expect(await codeOf(ask(auth))).toEqual([401, 'signed_out'])
    expect(await codeOf(ask())).toEqual([401, 'signed_out'])
    expect((await ask(fresh)).status).toBe(200)
    expect(await seen()).toMatchObject({ state: 'active', concerns: [] })
    expect(await audited('device_unlock')).toBe(1)
    expect(await codeOf(enrol())).toEqual([401, 'bad_code'])
    expect((await admin.ask(path, { body: {} })).status).toBe(409)
  })

  test('[AU-2][AU-9] one that is lost is wiped, also by a credential that was replaced', async () => {
    const auth = await renewed()
    await ask()
    admin = await officeAs(server, tenant, { role: 'admin' })
    const lost = { body: { name: tenant.device.name } }
    await admin.ask(`/devices/${tenant.device.deviceId}/lost`, lost)
    for (const one of [auth, tenant.auth]) {
      const told = await sync(one)
      expect([told.status, told.headers.get(ORDER_HEADER)]).toEqual([401, 'wipe'])
    }
  })
})
