import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { push } from '#server/sync/push.ts'
import { quarantineListSchema } from '#shared/office/quarantine-protocol.ts'
import { ROLES, type Role } from '#shared/people/person.ts'
import { Tablet } from '#tests/server/sync/tablet.ts'
import { type OfficePersonBrowser, officeAs } from '#tests/support/office-session.ts'
import { startServer, type TestServer } from '#tests/support/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startServer(inject('databaseUrl'))
})
afterAll(() => server.close())

/** A store whose tablet sent one visit that nobody can take, and one the device may not. */
async function setup() {
  const tenant = await server.newTenant()
  const { tenantId, storeId, deviceId } = tenant.device
  const scope = `store:${storeId}`
  const { deps } = server
  const world = { deps, scope } as never
  const actor = {
    ...{ tenantId, deviceId, kind: 'tablet' as const, status: 'active' as const },
    scopes: ['org', scope],
  }
  const tablet = new Tablet(world, actor)
  tablet.visit({ headcount: 0 })
  tablet.by = 'nobody-known'
  const visit = tablet.visit()
  await push(deps, actor, tablet.pushBody())

  const as = (role: Role, storeIds = [storeId]) =>
    officeAs(server, tenant, { role, storeIds })
  return { tenant, scope, visit, as }
}

const list = ({ ask }: OfficePersonBrowser, query = '') => ask(`/quarantine${query}`)

const replay = ({ ask }: OfficePersonBrowser, id: string, body: object) =>
  ask(`/quarantine/${id}/replay`, { body })

async function entriesOf(response: Response) {
  return quarantineListSchema.parse(await response.json()).entries
}

describe('rights', () => {
  test('[A4] managers and the office see it, nobody else does', async () => {
    const { as } = await setup()
    const seen: Record<string, number> = {}
    for (const role of ROLES) {
      if (role !== 'display') seen[role] = (await list(await as(role))).status
    }
    expect(seen).toEqual({
      // Their sessions hold nowhere in the office.
      ...{ consultant: 401, reception: 401, supervisor: 401 },
      ...{ manager: 200, office: 200, admin: 200 },
    })
  })

  test('with a tablet alone nobody', async () => {
    const { tenant } = await setup()
    const headers = await tenant.admin()
    expect((await server.request('/office/v1/quarantine', { headers })).status).toBe(401)
  })

  test('a manager neither sees nor lets in what another store sent', async () => {
    const { tenant, scope, as } = await setup()
    const [entry] = await entriesOf(await list(await as('manager')))
    const other = { ...tenant, scope: `store:${crypto.randomUUID()}` }
    await server.deps.db.inTenant(tenant.device.tenantId, (tx) =>
      tx.query('UPDATE quarantine SET scope_id = $1', [other.scope]),
    )
    expect(await entriesOf(await list(await as('manager')))).toEqual([])
    expect(await entriesOf(await list(await as('office')))).toHaveLength(2)
    const request = [entry?.id ?? '', { scope: other.scope, isVouched: true }] as const
    expect((await replay(await as('manager'), ...request)).status).toBe(404)
    expect(scope).not.toBe(other.scope)
  })

  test('[A2] nor the office what another tenant has', async () => {
    const [one, two] = [await setup(), await setup()]
    const [entry] = await entriesOf(await list(await one.as('office')))
    const reply = await replay(await two.as('office'), entry?.id ?? '', {
      scope: one.scope,
      isVouched: true,
    })
    expect(reply.status).toBe(404)
  })
})

test('[P6] listed as it came, let in once somebody vouches, kept afterwards', async () => {
  const { tenant, scope, visit, as } = await setup()
  const manager = await as('manager')
  const entries = await entriesOf(await list(manager, '?state=open'))
  expect(entries.map((entry) => entry.code).sort()).toEqual([
    'invalid_field',
    'unknown_author',
  ])
  const unknown = entries.find((entry) => entry.code === 'unknown_author')
  expect(unknown?.mutation).toContain(visit)
  const id = unknown?.id ?? ''

  expect(await (await replay(manager, id, { scope })).json()).toMatchObject({
    ...{ type: 'refused', code: 'unknown_author' },
  })
  const vouched = await replay(manager, id, { scope, isVouched: true })
  expect(await vouched.json()).toEqual({ type: 'replayed' })
  expect((await replay(manager, id, { scope, isVouched: true })).status).toBe(404)
  const { rows } = await server.deps.db.inTenant(tenant.device.tenantId, (tx) =>
    tx.query('SELECT 1 FROM records WHERE id = $1', [visit]),
  )
  expect(rows).toHaveLength(1)
  const replayed = await entriesOf(await list(manager, '?state=replayed'))
  expect(replayed.map((entry) => entry.id)).toEqual([id])
})

test.each(['state=nonsense', 'state=', 'limit=0', 'limit=201', 'after=%00', 'other=1'])(
  '%s: what the list does not know is refused',
  async (query) => {
    const { as } = await setup()
    expect((await list(await as('admin'), `?${query}`)).status).toBe(400)
  },
)

test('page by page, nothing twice and nothing left out', async () => {
  const { as } = await setup()
  const admin = await as('admin')
  const page = async (query: string) =>
    quarantineListSchema.parse(await (await list(admin, query)).json())
  const all = (await page('')).entries.map((entry) => entry.id)
  const first = await page('?limit=1')
  const second = await page(`?limit=1&after=${first.next}`)
  expect([...first.entries, ...second.entries].map((entry) => entry.id)).toEqual(all)
  expect(second.next).toBeNull()
})
