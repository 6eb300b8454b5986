import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { RECOVERY_CODES } from '#server/auth/office/recovery-codes.ts'
import { writeOwn } from '#server/sync/write-own.ts'
import {
  enrolTotpSchema,
  inviteReplySchema,
  sessionListSchema,
  sessionReplySchema,
  signedInReplySchema,
} from '#shared/office/session-protocol.ts'
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

beforeAll(async () => {
  server = await startServer(inject('databaseUrl'))
  tenant = await server.newTenant()
  admin = await officeAccount(server, tenant)
})
afterAll(() => server.close())

const SIGNED_OUT = { code: 'signed_out' }
const MINUTE = 60_000

async function codeOf(response: Response): Promise<unknown> {
  return ((await response.json()) as { code?: unknown }).code
}

async function edit(personId: string, set: Record<string, boolean | string>) {
  const { tenantId } = tenant.device
  await writeOwn(server.deps, { tenantId, scope: 'org', by: null }, [
    { kind: 'person', id: personId, set },
  ])
}

async function table(name: string): Promise<string> {
  const { rows } = await server.deps.db.inTenant(tenant.device.tenantId, (tx) =>
    tx.query(`select * from ${name}`),
  )
  return JSON.stringify(rows)
}

describe('the cookie', () => {
  test('[AU-6] is of this host only, out of reach of scripts and of other sites', () => {
    const line = admin.browser.setCookie() as string
    const [pair, ...flags] = line.split('; ')
    expect(pair).toMatch(/^__Host-floorwalk=[0-9a-f-]{36}\.[\w-]{43}$/)
    expect(flags.sort()).toEqual(['HttpOnly', 'Path=/', 'SameSite=Strict', 'Secure'])
  })

  test('[AU-6] is new after the password, after the code and after fresh proof', async () => {
    const browser = officeBrowser(server)
    const seen: (string | undefined)[] = []
    const { email } = admin
    await browser.ask('/session', { body: { email, password: OFFICE_PASSWORD } })
    seen.push(browser.cookie())
    await browser.ask('/session/totp', { body: { code: admin.nextCode() } })
    seen.push(browser.cookie())
    await browser.ask('/session/fresh', { body: { code: admin.nextCode() } })
    seen.push(browser.cookie())
    expect(new Set(seen).size).toBe(3)
    for (const old of seen.slice(0, 2)) {
      const replay = officeBrowser(server, { cookie: old as string })
      expect((await replay.ask('/session')).status).toBe(401)
    }
    expect((await browser.ask('/session')).status).toBe(200)
  })

  test('[AU-6] is kept only as a hash', async () => {
    const secret = (admin.browser.cookie() as string).split('.')[1] as string
    expect(await table('office_sessions')).not.toContain(secret)
  })

  test('a sign-in with another session in the same browser ends that one', async () => {
    const browser = await admin.another()
    const before = browser.cookie() as string
    const { email } = admin
    await browser.ask('/session', { body: { email, password: OFFICE_PASSWORD } })
    const replay = officeBrowser(server, { cookie: before })
    expect((await replay.ask('/session')).status).toBe(401)
  })

  test.each(['', 'x', `${crypto.randomUUID()}.${'a'.repeat(43)}`])(
    'made up (%s) opens nothing',
    async (value) => {
      const browser = officeBrowser(server, { cookie: `__Host-floorwalk=${value}` })
      const response = await browser.ask('/session')
      expect(response.status).toBe(401)
      expect(await response.json()).toMatchObject(SIGNED_OUT)
    },
  )
})

describe('a session', () => {
  test('tells who it is', async () => {
    const response = await admin.browser.ask('/session')
    const { me } = sessionReplySchema.parse(await response.json())
    expect(me).toMatchObject({
      ...{ personId: tenant.personId, name: '王主任', role: 'admin', storeIds: 'all' },
      tenantName: '東區集團',
    })
  })

  test('[AU-7] is over after thirty minutes without use, to the millisecond', async () => {
    const browser = await admin.another()
    server.clock.advance(30 * MINUTE - 1)
    expect((await browser.ask('/session')).status).toBe(200)
    server.clock.advance(30 * MINUTE)
    expect((await browser.ask('/session')).status).toBe(401)
  })

  test('[AU-7] is not kept alive by a page that nobody touches', async () => {
    const browser = await admin.another()
    const headers = { 'x-floorwalk-background': '1' }
    server.clock.advance(20 * MINUTE)
    expect((await browser.ask('/session', { headers })).status).toBe(200)
    server.clock.advance(10 * MINUTE)
    expect((await browser.ask('/session', { headers })).status).toBe(401)
  })

  test('[AU-7] is over after twelve hours, however busy', async () => {
    const browser = await admin.another()
    for (let i = 0; i < 12 * 3 - 1; i++) {
      server.clock.advance(20 * MINUTE)
      expect((await browser.ask('/session')).status).toBe(200)
    }
    server.clock.advance(20 * MINUTE)
    expect((await browser.ask('/session')).status).toBe(401)
  })

  test('[AU-8] three of them end at the next request when the person is switched off', async () => {
    const manager = await officeStaff(server, tenant, { role: 'manager' })
    const all = [manager.browser, await manager.another(), await manager.another()]
    for (const one of all) expect((await one.ask('/session')).status).toBe(200)
    await edit(manager.personId, { active: false })
    for (const one of all) expect((await one.ask('/session')).status).toBe(401)
    // Switched on again, they do not come back.
    await edit(manager.personId, { active: true })
    for (const one of all) expect((await one.ask('/session')).status).toBe(401)
  })

  test('[AU-8] follows the role: less at once, and out without one', async () => {
    const person = await officeStaff(server, tenant, { role: 'office' })
    await edit(person.personId, { role: 'manager' })
    const { me } = sessionReplySchema.parse(
      await (await person.browser.ask('/session')).json(),
    )
    expect(me).toMatchObject({ role: 'manager', storeIds: [tenant.device.storeId] })
    await edit(person.personId, { role: 'consultant' })
    expect((await person.browser.ask('/session')).status).toBe(401)
  })

  test('is listed, and ended by its owner and by an administrator, by nobody else', async () => {
    const manager = await officeStaff(server, tenant, { role: 'manager' })
    const other = await manager.another()
    const listed = sessionListSchema.parse(await (await other.ask('/sessions')).json())
    expect(listed.sessions.map(({ isThis }) => isThis)).toEqual([true, false])
    const [mine, first] = listed.sessions.map(({ id }) => id)
    const of = `/sessions?person=${tenant.personId}`
    expect((await other.ask(of)).status).toBe(403)
    const theirs = sessionListSchema.parse(
      await (await admin.another().then((b) => b.ask('/sessions'))).json(),
    )
    const foreign = `/sessions/${theirs.sessions[0]?.id}`
    expect((await other.ask(foreign, { method: 'DELETE' })).status).toBe(404)

    expect((await other.ask(`/sessions/${first}`, { method: 'DELETE' })).status).toBe(200)
    expect((await manager.browser.ask('/session')).status).toBe(401)
    const boss = await admin.another()
    expect((await boss.ask(`/sessions/${mine}`, { method: 'DELETE' })).status).toBe(200)
    expect((await other.ask('/session')).status).toBe(401)
  })

  test('signed out of is over, and its cookie goes', async () => {
    const browser = await admin.another()
    const before = browser.cookie() as string
    expect((await browser.ask('/session', { method: 'DELETE' })).status).toBe(200)
    expect(browser.setCookie()).toMatch(/^__Host-floorwalk=; Max-Age=0; /)
    expect((await officeBrowser(server, { cookie: before }).ask('/session')).status).toBe(
      401,
    )
  })
})

describe('the second step', () => {
  const password = { password: OFFICE_PASSWORD }

  test('[AU-11] nothing opens after the password alone', async () => {
    const browser = officeBrowser(server)
    const reply = await browser.ask('/session', {
      body: { email: admin.email, ...password },
    })
    expect(await reply.json()).toEqual({ stage: 'totp' })
    const asks = [
      browser.ask('/session'),
      browser.ask('/sessions'),
      browser.ask('/session/fresh', { body: password }),
      browser.ask('/recovery-codes', { body: {} }),
      browser.ask('/invites', { body: { personId: tenant.personId } }),
      browser.ask('/totp/reset', { body: { personId: tenant.personId } }),
      browser.ask('/password', {
        body: { current: OFFICE_PASSWORD, next: 'nine chairs below a lamp' },
      }),
    ]
    for (const response of await Promise.all(asks)) {
      expect(response.status).toBe(401)
      expect(await response.json()).toMatchObject(SIGNED_OUT)
    }
  })

  test('[AU-11] a code without the password before it opens nothing', async () => {
    const body = { code: admin.nextCode() }
    for (const path of ['/session/totp', '/session/recovery']) {
      expect(await codeOf(await officeBrowser(server).ask(path, { body }))).toBe(
        'signed_out',
      )
    }
    // The steps in their order, each once: a session that is in is not raised again.
    const browser = await admin.another()
    expect(await codeOf(await browser.ask('/session/totp', { body }))).toBe('signed_out')
  })

  test('[AU-11] an invite alone opens nothing, and its recovery step is none', async () => {
    const newcomer = await officeStaff(server, tenant, { role: 'office' })
    const { path } = inviteReplySchema.parse(
      await (
        await (
          await admin.another()
        ).ask('/invites', { body: { personId: newcomer.personId } })
      ).json(),
    )
    const browser = officeBrowser(server)
    const body = { token: path.split('=')[1], email: newcomer.email, ...password }
    enrolTotpSchema.parse(await (await browser.ask('/invites/accept', { body })).json())
    expect((await browser.ask('/session')).status).toBe(401)
    const [code] = newcomer.recoveryCodes
    const recovery = await browser.ask('/session/recovery', { body: { code } })
    expect(await codeOf(recovery)).toBe('wrong_code')
  })

  test('[AU-11] a code works once, for one step before and after, and not further', async () => {
    const tryCode = async (code: string, afterMs: number) => {
      const browser = officeBrowser(server)
      await browser.ask('/session', { body: { email: admin.email, ...password } })
      server.clock.advance(afterMs)
      return (await browser.ask('/session/totp', { body: { code } })).status
    }
    const used = admin.nextCode()
    expect(await tryCode(used, 0)).toBe(200)
    expect(await tryCode(used, 0)).toBe(401)
    expect(await tryCode(admin.nextCode(), 30_000)).toBe(200)
    expect(await tryCode(admin.nextCode(), 60_000)).toBe(401)
    // One step early: the phone's clock is ahead.
    const early = admin.nextCode()
    server.clock.advance(-30_000)
    expect(await tryCode(early, 0)).toBe(200)
    server.clock.advance(60_000)
  })

  test('[AU-11] one code used by many at once lets one in', async () => {
    const browsers = Array.from({ length: 4 }, () => officeBrowser(server))
    for (const browser of browsers) {
      await browser.ask('/session', { body: { email: admin.email, ...password } })
    }
    const body = { code: admin.nextCode() }
    const replies = await Promise.all(
      browsers.map((browser) => browser.ask('/session/totp', { body })),
    )
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 401, 401, 401])
  })

  test('[AU-11] a recovery code stands in once, however it is typed; ten are kept as hashes', async () => {
    const person = await officeStaff(server, tenant, { role: 'manager' })
    expect(new Set(person.recoveryCodes).size).toBe(RECOVERY_CODES)
    expect(person.recoveryCodes[0]).toMatch(/^([0-9A-Z]{4}-){5}[0-9A-Z]{4}$/)
    const [code = ''] = person.recoveryCodes
    const enter = async (typed: string) => {
      const browser = officeBrowser(server)
      await browser.ask('/session', { body: { email: person.email, ...password } })
      await browser.ask('/session/recovery', { body: { code: typed } })
      return browser
    }
    const browser = await enter(code.toLowerCase().replaceAll('-', ' '))
    const list = sessionListSchema.parse(await (await browser.ask('/sessions')).json())
    expect(list.recoveryLeft).toBe(RECOVERY_CODES - 1)
    expect((await (await enter(code)).ask('/session')).status).toBe(401)
    const stored = await table('office_recovery_codes')
    for (const one of person.recoveryCodes) expect(stored).not.toContain(one)
    expect(stored).not.toContain(code.replaceAll('-', ''))
  })

  test('a person switched off between the steps stays out', async () => {
    const person = await officeStaff(server, tenant, { role: 'manager' })
    const browser = officeBrowser(server)
    await browser.ask('/session', { body: { email: person.email, ...password } })
    await edit(person.personId, { active: false })
    const reply = await browser.ask('/session/totp', { body: { code: person.nextCode() } })
    expect(await codeOf(reply)).toBe('signed_out')
  })

  test('what the authenticator knows is sealed in the database', async () => {
    const person = await officeStaff(server, tenant, { role: 'manager' })
    const { rows } = await server.deps.db.inTenant(tenant.device.tenantId, (tx) =>
      tx.query<{ sealed: string }>(
        'select totp_sealed as sealed from office_accounts where person_id = $1',
        [person.personId],
      ),
    )
    // 160 bits in base32 are 32 letters; sealed it is base64 of more.
    expect(rows[0]?.sealed).toMatch(/^[\w-]{70,}$/)
    expect(rows[0]?.sealed).not.toMatch(/^[A-Z2-7]+$/)
  })
})

describe('fresh proof', () => {
  const FRESH = { code: 'reauth_required' }

  test('[AU-12] what is grave wants it: shortly after a proof yes, later 401', async () => {
    const browser = await admin.another()
    const target = (await officeStaff(server, tenant, { role: 'office' })).personId
    const graves = () => [
      browser.ask('/invites', { body: { personId: target } }),
      browser.ask('/totp/reset', { body: { personId: target } }),
      browser.ask('/recovery-codes', { body: {} }),
    ]
    server.clock.advance(5 * MINUTE)
    for (const response of await Promise.all(graves())) {
      expect(response.status).toBe(401)
      expect(await response.json()).toMatchObject(FRESH)
    }
    const proof = await browser.ask('/session/fresh', {
      body: { password: OFFICE_PASSWORD },
    })
    expect(await proof.json()).toEqual({ freshUntil: server.clock.now() + 5 * MINUTE })
    server.clock.advance(5 * MINUTE - 1)
    for (const ask of graves()) expect((await ask).status).toBe(200)
    server.clock.advance(1)
    expect((await browser.ask('/recovery-codes', { body: {} })).status).toBe(401)
  })

  test('[AU-12] takes the code as well, once, and nothing wrong', async () => {
    const browser = await admin.another()
    server.clock.advance(6 * MINUTE)
    const code = admin.nextCode()
    const prove = (body: object) => browser.ask('/session/fresh', { body })
    expect(await codeOf(await prove({ password: 'not the password' }))).toBe('wrong_login')
    expect(await codeOf(await prove({ code: '000000' }))).toBe('wrong_code')
    expect((await prove({ code })).status).toBe(200)
    expect(await codeOf(await prove({ code }))).toBe('wrong_code')
    expect((await prove({})).status).toBe(400)
    expect((await prove({ code, password: OFFICE_PASSWORD })).status).toBe(400)
  })
})

test('who did what is in the audit, and no secret', async () => {
  const person = await officeStaff(server, tenant, { role: 'manager' })
  const browser = officeBrowser(server)
  await browser.ask('/session', {
    body: { email: person.email, password: OFFICE_PASSWORD },
  })
  await browser.ask('/session/totp', { body: { code: '000000' } })
  const code = person.nextCode()
  signedInReplySchema.parse(
    await (await browser.ask('/session/totp', { body: { code } })).json(),
  )
  await browser.ask('/session', { method: 'DELETE' })
  const { rows } = await server.deps.db.inTenant(tenant.device.tenantId, (tx) =>
    tx.query<{ act: string }>('select act from audit where object = $1 order by seq', [
      person.personId,
    ]),
  )
  expect(rows.map(({ act }) => act)).toEqual([
    ...['invite', 'invite_accept', 'totp_set', 'sign_in'],
    ...['sign_in_failed', 'sign_in', 'sign_out'],
  ])
  const audit = await table('audit')
  expect(audit).not.toContain(person.email)
  expect(audit).not.toContain(code)
})
