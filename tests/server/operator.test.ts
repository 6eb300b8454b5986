import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, inject, onTestFinished, test } from 'vitest'
import { openSetup } from '#server/auth/setup-token.ts'
import { openDatabase } from '#server/db/connect.ts'
import { findCommand } from '#server/operator/commands.ts'
import { createDatabase } from '#tests/support/embedded-cluster.ts'
import { PIN, startServer, type TestServer } from '#tests/support/server.ts'
import { ROOT } from '#tests/support/source-files.ts'

const ORIGIN = 'http://localhost:8787'

async function setup() {
  const server = await startServer(inject('databaseUrl'))
  onTestFinished(() => server.close())
  const operate = async (...args: string[]) => {
    const run = findCommand(args)
    if (!run) throw new Error('no such command')
    return (await run(server.deps, ORIGIN)).join('\n')
  }
  return { server, operate }
}

const post = (server: TestServer, path: string, body: object, headers = {}) =>
  server.request(path, { method: 'POST', body, headers })

const INPUT = {
  ...{ tenantName: '東區集團', storeName: '城東店', zone: 'Asia/Taipei' },
  ...{ opens: '08:30', closes: '18:30', adminName: '王主任', pin: PIN },
  deviceName: '門口平板',
}

async function setUpWith(server: TestServer, said: string): Promise<number> {
  const token = /\/setup#token=([\w-]+)/.exec(said)?.[1]
  return (await post(server, '/auth/v1/setup', { ...INPUT, token })).status
}

test('[AU-16] before the setup: a fresh link, the one before it is void', async () => {
  const { server, operate } = await setup()
  const first = await operate('setup-link')
  const second = await operate('setup-link')
  expect(await setUpWith(server, first)).toBe(401)
  expect(await setUpWith(server, second)).toBe(200)
})

test('the answer to the setup was lost: a tablet comes in by a link, with the same PIN', async () => {
  const { server, operate } = await setup()
  // Nobody heard the reply, and the credential in it is gone.
  expect(await setUpWith(server, await operate('setup-link'))).toBe(200)
  const said = await operate('setup-link')
  expect(said).not.toContain('/setup#')
  const code = /城東店 {2}http:\/\/localhost:8787\/enrol#code=(\w+)/.exec(said)?.[1]
  const reply = await post(server, '/auth/v1/enrol', { code })
  const { credential } = (await reply.json()) as { credential: string }
  const { rows } = await server.deps.db.inTenant(credential.slice(0, 36), (tx) =>
    tx.query<{ id: string }>(`SELECT id FROM records WHERE kind = 'person'`),
  )
  const headers = { authorization: `Bearer ${credential}` }
  const unlock = { personId: rows[0]?.id, pin: PIN }
  expect((await post(server, '/auth/v1/unlock', unlock, headers)).status).toBe(200)
})

test('set up, but nobody has a PIN: it may be set up again', async () => {
  const { server, operate } = await setup()
  const tenant = await server.newTenant()
  await openSetup(server.deps)
  const { db } = server.deps
  await db.inTenant(tenant.device.tenantId, (tx) => tx.query('DELETE FROM pins'))
  await db.inNoTenant((tx) => tx.query('UPDATE installation SET setup_used_at = 1'))
  expect(await setUpWith(server, await operate('setup-link'))).toBe(200)
})

test('a new PIN opens the tablet, the old one and its sessions do not', async () => {
  const { server, operate } = await setup()
  const tenant = await server.newTenant()
  const session = await tenant.admin()
  const open = async (pin: string) => {
    const body = { personId: tenant.personId, pin }
    return (await post(server, '/auth/v1/unlock', body, tenant.auth)).status
  }
  for (let i = 0; i < 10; i++) await open('918273')
  expect(await open(PIN)).toBe(423)
  server.clock.advance(1)
  const said = await operate('reset-pin', '王主任')
  const pin = /王主任 \(admin\): (\d{6})/.exec(said)?.[1] as string
  expect(await open(PIN)).toBe(401)
  expect(await open(pin)).toBe(200)
  expect((await server.request('/auth/v1/devices', { headers: session })).status).toBe(401)
})

test('two of one name, or none: nothing happens, and both are named by id', async () => {
  const { server, operate } = await setup()
  const [one, two] = [await server.newTenant(), await server.newTenant()]
  await expect(operate('reset-pin', '王主任')).rejects.toThrow(
    new RegExp(`(${one.personId}|${two.personId})[^]*(${one.personId}|${two.personId})`),
  )
  await expect(operate('reset-pin', '無名氏')).rejects.toThrow(one.personId)
  expect((await one.admin())['x-floorwalk-person']).toBeDefined()
  expect(await operate('reset-pin', two.personId)).toContain('王主任')
})

test.each([[[]], [['reset-pin']], [['setup-link', 'x']], [['toString']]])(
  '%j is no command',
  (args) => {
    expect(findCommand(args)).toBeUndefined()
  },
)

test('as a command: it says its lines and ends, or says how it is used', async () => {
  const database = await createDatabase(inject('databaseUrl'))
  onTestFinished(database.drop)
  await (await openDatabase({ url: database.url })).close()
  const run = async (...args: string[]) => {
    const child = spawn(
      process.execPath,
      ['--import', 'tsx', 'server/operator/run-operator.ts', ...args],
      { cwd: ROOT, env: { ...process.env, DATABASE_URL: database.url } },
    )
    let said = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        said += chunk
      })
    }
    const [code] = await once(child, 'close')
    return { code, said }
  }
  const [link, usage] = await Promise.all([run('setup-link'), run()])
  expect(link).toEqual({ code: 0, said: expect.stringContaining('/setup#token=') })
  expect(usage).toEqual({
    code: 2,
    said: expect.stringContaining('reset-pin <name or id>'),
  })
})

test('a link into the office, for those who work there; the authenticator stays a must', async () => {
  const { server, operate } = await setup()
  const tenant = await server.newTenant()
  const said = await operate('office-invite', '王主任')
  const token = /localhost:8787\/office\/invite#token=([\w-]{43})$/m.exec(said)?.[1]
  const headers = { 'x-floorwalk-office': '1', 'sec-fetch-site': 'same-origin' }
  const body = { token, email: 'a@example.com', password: 'a lamp above nine chairs' }
  const reply = await post(server, '/office/v1/invites/accept', body, headers)
  expect(await reply.json()).toMatchObject({ stage: 'enrol_totp' })

  const admin = await tenant.admin()
  const person = { name: '陳佳', role: 'consultant', pin: '571693' }
  await post(server, '/auth/v1/people', person, admin)
  await expect(operate('office-invite', '陳佳')).rejects.toThrow(
    'nothing to do in the office',
  )
  await expect(operate('office-invite', '沒有')).rejects.toThrow('not exactly one')
})
