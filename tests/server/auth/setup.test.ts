import { expect, inject, onTestFinished, test } from 'vitest'
import { openSetup } from '#server/auth/setup-token.ts'
import { setupReplySchema } from '#shared/people/identity-protocol.ts'
import { startServer, type TestServer } from '#tests/support/server.ts'

async function fresh(): Promise<{ server: TestServer; token: string }> {
  const server = await startServer(inject('databaseUrl'))
  onTestFinished(() => server.close())
  return { server, token: (await openSetup(server.deps)) as string }
}

const INPUT = {
  ...{ tenantName: '東區集團', storeName: '城東店', zone: 'Asia/Taipei' },
  ...{ opens: '08:30', closes: '18:30', adminName: '王主任', pin: '402817' },
  deviceName: '門口平板',
}

function setUp(server: TestServer, body: Record<string, unknown>): Promise<Response> {
  return server.request('/auth/v1/setup', { method: 'POST', body: { ...INPUT, ...body } })
}

async function isOpen(server: TestServer): Promise<boolean> {
  const reply = (await (await server.request('/auth/v1/setup')).json()) as { open: boolean }
  return reply.open
}

/** Rows of what a person could sign in with, as the superuser sees them. */
async function accounts(server: TestServer): Promise<number> {
  const { options } = server.deps.db.pool as unknown as {
    options: { connectionString: string }
  }
  const { Client } = (await import('pg')).default
  const client = new Client({ connectionString: options.connectionString })
  await client.connect()
  const { rows } = await client.query<{ n: number }>(
    `select ((select count(*) from tenants) + (select count(*) from devices) +
      (select count(*) from pins) + 
      (select count(*) from records where kind in ('store', 'person')))::int as n`,
  )
  await client.end()
  return rows[0]?.n as number
}

test('[AU-16] a fresh installation has nobody in it', async () => {
  const { server } = await fresh()
  expect(await accounts(server)).toBe(0)
  expect(await isOpen(server)).toBe(true)
})

test('[AU-16] the link makes store, first administrator and device, once', async () => {
  const { server, token } = await fresh()
  const reply = setupReplySchema.parse(await (await setUp(server, { token })).json())
  expect(reply.device).toMatchObject({ kind: 'tablet', name: '門口平板' })
  expect(await isOpen(server)).toBe(false)

  const auth = { authorization: `Bearer ${reply.credential}` }
  const body = { personId: reply.personId, pin: INPUT.pin }
  const unlock = await server.request('/auth/v1/unlock', {
    method: 'POST',
    headers: auth,
    body,
  })
  expect(unlock.status).toBe(200)
  const { tenantId, storeId } = reply.device
  const { rows } = await server.deps.db.inTenant(tenantId, (tx) =>
    tx.query<{ kind: string; id: string; body: unknown }>(
      `select kind, id, body from records where kind in ('store', 'person') order by kind`,
    ),
  )
  expect(rows).toEqual([
    {
      kind: 'person',
      id: reply.personId,
      body: { name: '王主任', role: 'admin', storeIds: [storeId], active: true },
    },
    {
      kind: 'store',
      id: storeId,
      body: { name: '城東店', zone: 'Asia/Taipei', opens: '08:30', closes: '18:30' },
    },
  ])

  const again = await setUp(server, { token })
  expect(again.status).toBe(401)
  expect(await again.json()).toMatchObject({ code: 'bad_code' })
  expect(await openSetup(server.deps)).toBeNull()
})

test('[AU-16] the link lasts thirty minutes, to the millisecond', async () => {
  const { server, token } = await fresh()
  server.clock.advance(30 * 60_000)
  expect((await setUp(server, { token })).status).toBe(401)
  server.clock.advance(-1)
  expect((await setUp(server, { token })).status).toBe(200)
})

test('[AU-16] a new start makes the link before it void', async () => {
  const { server, token } = await fresh()
  const second = (await openSetup(server.deps)) as string
  expect((await setUp(server, { token })).status).toBe(401)
  expect((await setUp(server, { token: second })).status).toBe(200)
})

test('[AU-16] used by five at once it makes one device that works', async () => {
  const { server, token } = await fresh()
  const replies = await Promise.all(
    Array.from({ length: 5 }, () => setUp(server, { token })),
  )
  const statuses = replies.map(({ status }) => status).sort()
  expect(statuses).toEqual([200, 401, 401, 401, 401])
  // One tenant's store, person, PIN and device, and nothing of the other four.
  expect(await accounts(server)).toBe(5)
})

test('[AU-5] a weak PIN is refused and the link stays good', async () => {
  const { server, token } = await fresh()
  const refused = await setUp(server, { token, pin: '123456' })
  expect(refused.status).toBe(422)
  expect(await refused.json()).toMatchObject({ code: 'weak_pin', reason: 'sequence' })
  expect((await setUp(server, { token })).status).toBe(200)
})

test.each([
  ['a zone that is none', { zone: 'Asia/Nowhere' }],
  ['an hour that is none', { opens: '24:00' }],
  ['a PIN of five digits', { pin: '40281' }],
  ['a name of blanks', { storeName: '   ' }],
  ['a field nobody asked for', { isDemo: true }],
])('refuses %s, and the link stays good', async (_name, wrong) => {
  const { server, token } = await fresh()
  expect((await setUp(server, { token, ...wrong })).status).toBe(400)
  expect(await isOpen(server)).toBe(true)
})
