import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { CODE_ALPHABET, CODE_LENGTH, readCode } from '#shared/people/enrolment-code.ts'
import {
  deviceReplySchema,
  type EnrolmentCodeReply,
  type EnrolReply,
  enrolmentCodeReplySchema,
  enrolReplySchema,
} from '#shared/people/identity-protocol.ts'
import { startServer, type TestServer, type TestTenant } from '#tests/support/server.ts'

let server: TestServer
let tenant: TestTenant

beforeAll(async () => {
  server = await startServer(inject('databaseUrl'))
  tenant = await server.newTenant()
})
afterAll(() => server.close())

async function newCode(of = tenant, kind = 'tablet'): Promise<EnrolmentCodeReply> {
  const response = await server.request('/auth/v1/enrolment-codes', {
    method: 'POST',
    headers: await of.admin(),
    body: { deviceKind: kind, deviceName: '展車區平板' },
  })
  return enrolmentCodeReplySchema.parse(await response.json())
}

function enrol(code: string, on = server): Promise<Response> {
  return on.request('/auth/v1/enrol', { method: 'POST', body: { code } })
}

async function expectRefused(response: Response): Promise<void> {
  expect(response.status).toBe(401)
  expect(await response.json()).toEqual({
    code: 'bad_code',
    message: 'The code is wrong, used or over.',
  })
}

describe('an enrolment code', () => {
  test('[AU-1] makes a device of its own store, once', async () => {
    const { code, path, expiresAt } = await newCode()
    expect(path).toBe(`/enrol#code=${readCode(code)}`)
    expect(expiresAt).toBe(server.clock.now() + 10 * 60_000)

    const reply = enrolReplySchema.parse(await (await enrol(code)).json())
    expect(reply.device).toMatchObject({
      tenantId: tenant.device.tenantId,
      storeId: tenant.device.storeId,
      kind: 'tablet',
      name: '展車區平板',
      scopes: ['org', `store:${tenant.device.storeId}`],
    })
    const headers = { authorization: `Bearer ${reply.credential}` }
    const self = await server.request('/auth/v1/device', { headers })
    expect(deviceReplySchema.parse(await self.json())).toEqual({
      device: reply.device,
      now: server.clock.now(),
    })
    await expectRefused(await enrol(code))
  })

  test('[AU-1] is good for ten minutes, to the millisecond', async () => {
    const [inTime, late] = [await newCode(), await newCode()]
    server.clock.advance(10 * 60_000 - 1)
    expect((await enrol(inTime.code)).status).toBe(200)
    server.clock.advance(1)
    await expectRefused(await enrol(late.code))
  })

  test('[AU-1] opens no other installation', async () => {
    const other = await startServer(inject('databaseUrl'))
    const { code } = await newCode()
    await expectRefused(await enrol(code, other))
    await other.close()
    expect((await enrol(code)).status).toBe(200)
  })

  test('[AU-1] carries 128 bits or more, and no two are the same', async () => {
    const codes: EnrolmentCodeReply[] = []
    for (let i = 0; i < 40; i++) codes.push(await newCode())
    const letters = codes.map(({ code }) => readCode(code) as string)
    expect(new Set(letters).size).toBe(40)
    expect(CODE_LENGTH * Math.log2(CODE_ALPHABET.length)).toBeGreaterThanOrEqual(128)
    // Every place takes many letters: nothing in it is fixed or counted up.
    for (let place = 0; place < CODE_LENGTH; place++) {
      expect(new Set(letters.map((code) => code[place])).size).toBeGreaterThan(8)
    }
  })

  test('[AU-1] used by twenty at once makes one device', async () => {
    const { code } = await newCode()
    const replies = await Promise.all(Array.from({ length: 20 }, () => enrol(code)))
    const statuses = replies.map(({ status }) => status).sort()
    expect(statuses).toEqual([200, ...Array.from({ length: 19 }, () => 401)])
  })

  test('is kept only as a hash', async () => {
    const { code } = await newCode()
    const { credential } = enrolReplySchema.parse(await (await enrol(code)).json())
    const secret = credential.split('.')[2] as string
    const { tenantId } = tenant.device
    const rows = await server.deps.db.inTenant(tenantId, async (tx) => [
      ...(await tx.query('select * from devices')).rows,
      ...(await tx.query('select * from enrolment_codes')).rows,
      ...(await tx.query('select * from code_routes')).rows,
    ])
    expect(rows.length).toBeGreaterThan(2)
    expect(JSON.stringify(rows)).not.toContain(secret)
    expect(JSON.stringify(rows)).not.toContain(readCode(code))
  })
})

describe('who may ask for a code', () => {
  const ask = (headers: Record<string, string>) =>
    server.request('/auth/v1/enrolment-codes', {
      method: 'POST',
      headers,
      body: { deviceKind: 'tablet', deviceName: 'x' },
    })

  test('not a tablet without a person', async () => {
    const response = await ask(tenant.auth)
    expect(response.status).toBe(401)
    expect(await response.json()).toMatchObject({ code: 'pin_needed' })
  })

  test('not a person with another device’s token', async () => {
    const other = await enrolled(await newCode())
    const token = (await tenant.admin())['x-floorwalk-person'] as string
    const headers = {
      authorization: `Bearer ${other.credential}`,
      'x-floorwalk-person': token,
    }
    expect(await (await ask(headers)).json()).toMatchObject({ code: 'pin_needed' })
  })

  test('not a token that somebody changed', async () => {
    const headers = await tenant.admin()
    const token = headers['x-floorwalk-person'] as string
    const [id, set, until, mac] = token.split('.') as [string, string, string, string]
    const forged = [
      [id, set, String(Number(until) + 1), mac],
      [crypto.randomUUID(), set, until, mac],
      [id, set, until, `${mac.slice(0, -2)}${mac.endsWith('AA') ? 'BB' : 'AA'}`],
      [id, set, until],
    ]
    for (const parts of forged) {
      const response = await ask({ ...headers, 'x-floorwalk-person': parts.join('.') })
      expect(await response.json()).toMatchObject({ code: 'pin_needed' })
    }
    expect((await ask(headers)).status).toBe(200)
  })

  test('not twelve hours after the PIN', async () => {
    const headers = await tenant.admin()
    server.clock.advance(12 * 3_600_000 - 1)
    expect((await ask(headers)).status).toBe(200)
    server.clock.advance(1)
    expect(await (await ask(headers)).json()).toMatchObject({ code: 'pin_needed' })
  })

  test('not a wall display', async () => {
    const display = await enrolled(await newCode(tenant, 'display'))
    const headers = { authorization: `Bearer ${display.credential}` }
    expect((await ask(headers)).status).toBe(403)
    expect((await server.request('/auth/v1/device', { headers })).status).toBe(200)
  })
})

async function enrolled({ code }: EnrolmentCodeReply): Promise<EnrolReply> {
  return enrolReplySchema.parse(await (await enrol(code)).json())
}
