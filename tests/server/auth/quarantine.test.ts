import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { hashPin } from '#server/auth/hash-pin.ts'
import { setPin } from '#server/auth/set-pin.ts'
import { push } from '#server/sync/push.ts'
import { writeOwn } from '#server/sync/write-own.ts'
import { quarantineListSchema } from '#shared/office/quarantine-protocol.ts'
import { PERSON_HEADER, unlockReplySchema } from '#shared/people/identity-protocol.ts'
import { ROLES, type Role } from '#shared/people/person.ts'
import { Tablet } from '#tests/server/sync/tablet.ts'
import { PIN, startServer, type TestServer } from '#tests/support/server.ts'

let server: TestServer
let pinHash: string
beforeAll(async () => {
  server = await startServer(inject('databaseUrl'))
  pinHash = await hashPin(PIN)
})
afterAll(() => server.close())

/** A store whose tablet sent one visit that nobody can take, and one the device may not. */
async function setup() {
  const tenant = await server.newTenant()
  const { tenantId, storeId, deviceId } = tenant.device
  const scope = `store:${storeId}`
  const { deps, clock } = server
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

  const as = async (role: Role, storeIds = [storeId]) => {
    const id = crypto.randomUUID()
    const set = { name: role, role, storeIds, active: true }
    await writeOwn(deps, { tenantId, scope: 'org', by: null }, [
      { kind: 'person', id, set, isNew: true },
    ])
    await deps.db.inTenant(tenantId, (tx) =>
      setPin(tx, { tenantId, personId: id, hash: pinHash, now: clock.now() }),
    )
    const reply = await server.request('/auth/v1/unlock', {
      ...{ method: 'POST', headers: tenant.auth, body: { personId: id, pin: PIN } },
    })
    const { personToken } = unlockReplySchema.parse(await reply.json())
    return { ...tenant.auth, [PERSON_HEADER]: personToken }
  }
  return { tenant, scope, visit, as }
}

const list = (headers: Record<string, string>, query = '') =>
  server.request(`/office/v1/quarantine${query}`, { headers })

const replay = (headers: Record<string, string>, id: string, body: object) =>
  server.request(`/office/v1/quarantine/${id}/replay`, { method: 'POST', headers, body })

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
      ...{ consultant: 403, reception: 403, supervisor: 403 },
      ...{ manager: 200, office: 200, admin: 200 },
    })
  })

  test('without the PIN nobody', async () => {
    const { tenant } = await setup()
    expect((await list(tenant.auth)).status).toBe(401)
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
  const headers = await as('manager')
  const entries = await entriesOf(await list(headers, '?state=open'))
  expect(entries.map((entry) => entry.code).sort()).toEqual([
    'invalid_field',
    'unknown_author',
  ])
  const unknown = entries.find((entry) => entry.code === 'unknown_author')
  expect(unknown?.mutation).toContain(visit)
  const id = unknown?.id ?? ''

  expect(await (await replay(headers, id, { scope })).json()).toMatchObject({
    ...{ type: 'refused', code: 'unknown_author' },
  })
  const vouched = await replay(headers, id, { scope, isVouched: true })
  expect(await vouched.json()).toEqual({ type: 'replayed' })
  expect((await replay(headers, id, { scope, isVouched: true })).status).toBe(404)
  const { rows } = await server.deps.db.inTenant(tenant.device.tenantId, (tx) =>
    tx.query('SELECT 1 FROM records WHERE id = $1', [visit]),
  )
  expect(rows).toHaveLength(1)
  const replayed = await entriesOf(await list(headers, '?state=replayed'))
  expect(replayed.map((entry) => entry.id)).toEqual([id])
})

test.each([['nonsense'], ['']])('state %o: what is not known is refused', async (state) => {
  const { as } = await setup()
  const { status } = await list(await as('admin'), `?state=${state}`)
  expect(status).toBe(state === '' ? 200 : 400)
})
