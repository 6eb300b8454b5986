import { setImmediate as immediate } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest'
import { writeOwn } from '#server/sync/write-own.ts'
import { PERSON_HEADER, unlockReplySchema } from '#shared/people/identity-protocol.ts'
import { ROLES, type Role } from '#shared/people/person.ts'
import { startServer, type TestServer, type TestTenant } from '#tests/support/server.ts'

let server: TestServer
let tenant: TestTenant
let admin: Record<string, string>

beforeAll(async () => {
  server = await startServer(inject('databaseUrl'))
})
afterAll(() => server.close())
beforeEach(async () => {
  tenant = await server.newTenant()
  admin = await tenant.admin()
})

/** Connections of this database that wait for a lock. */
const WAITING = `select pid from pg_locks join pg_stat_activity using (pid)
  where not granted and datname = current_database() group by pid`

type Headers = Record<string, string>

function add(body: object, headers: Headers = admin): Promise<Response> {
  const person = { name: '陳佳', role: 'consultant', pin: '571693', ...body }
  return server.request('/auth/v1/people', { method: 'POST', headers, body: person })
}

function edit(id: string, body: object, headers: Headers = admin): Promise<Response> {
  return server.request(`/auth/v1/people/${id}`, { method: 'PATCH', headers, body })
}

async function idOf(response: Response): Promise<string> {
  expect(response.status).toBe(200)
  return ((await response.json()) as { id: string }).id
}

/** Headers of a new person of that role on the tenant's tablet. */
async function as(role: Role): Promise<Headers & { id: string }> {
  const id = await idOf(await add({ role }))
  const reply = await server.request('/auth/v1/unlock', {
    ...{ method: 'POST', headers: tenant.auth },
    body: { personId: id, pin: '571693' },
  })
  const { personToken } = unlockReplySchema.parse(await reply.json())
  return { ...tenant.auth, [PERSON_HEADER]: personToken, id }
}

async function bodyOf(id: string): Promise<unknown> {
  const { rows } = await server.deps.db.inTenant(tenant.device.tenantId, (tx) =>
    tx.query<{ body: unknown }>(
      `select body from records where kind = 'person' and id = $1`,
      [id],
    ),
  )
  return rows[0]?.body
}

describe('people', () => {
  test('are records, and every edit is in the log with its author', async () => {
    const id = await idOf(await add({ name: ' 陳佳 ' }))
    expect(await bodyOf(id)).toEqual({
      ...{ name: '陳佳', role: 'consultant', active: true },
      storeIds: [tenant.device.storeId],
    })
    expect((await edit(id, { name: '陳佳佳', active: false })).status).toBe(200)
    expect(await bodyOf(id)).toMatchObject({ name: '陳佳佳', active: false })
    const { rows } = await server.deps.db.inTenant(tenant.device.tenantId, (tx) =>
      tx.query<{ by: string; set: unknown }>(
        'select by, set from changes where record_id = $1 order by seq',
        [id],
      ),
    )
    expect(rows.map(({ by }) => by)).toEqual([tenant.personId, tenant.personId])
    expect(rows[1]?.set).toEqual({ name: '陳佳佳', active: false })
  })

  test.each(['123456', '000000', '112233', '900101', '147258'])(
    '[AU-5] a weak PIN (%s) is refused for a new and an old person',
    async (pin) => {
      const fresh = await add({ pin })
      expect(fresh.status).toBe(422)
      expect(await fresh.json()).toMatchObject({ code: 'weak_pin' })
      expect((await edit(tenant.personId, { pin })).status).toBe(422)
    },
  )

  test('the last administrator stays', async () => {
    for (const set of [{ active: false }, { role: 'manager' }]) {
      const response = await edit(tenant.personId, set)
      expect(response.status).toBe(409)
      expect(await response.json()).toMatchObject({ code: 'last_admin' })
    }
    const second = await as('admin')
    expect((await edit(tenant.personId, { active: false }, second)).status).toBe(200)
    expect((await edit(second.id, { role: 'office' }, second)).status).toBe(409)
  })

  test('of two administrators switched off at once by others, one stays', async () => {
    const second = await idOf(await add({ role: 'admin' }))
    const [one, two] = [await as('office'), await as('office')]
    const { db } = server.deps
    // Both have come as far as they can before either may write.
    const { both } = await db.inTenant(tenant.device.tenantId, async (tx) => {
      await tx.query('select * from scopes for update')
      // One that is answered already would be waited for in vain: its answer tells why.
      let isAnswered = false
      const answered = () => {
        isAnswered = true
      }
      const both = Promise.all([
        edit(second, { active: false }, one).finally(answered),
        edit(tenant.personId, { active: false }, two).finally(answered),
      ])
      while (!isAnswered && (await tx.query(WAITING)).rowCount !== 2) await immediate()
      return { both }
    })
    expect((await both).map(({ status }) => status).sort()).toEqual([200, 409])
    const states = [await bodyOf(second), await bodyOf(tenant.personId)]
    const active = states.filter((body) => (body as { active: boolean }).active)
    expect(active).toHaveLength(1)
  })

  test('a person switched off acts no more, whatever token is held', async () => {
    const manager = await as('manager')
    expect((await add({}, manager)).status).toBe(200)
    await edit(manager.id, { active: false })
    expect(await (await add({}, manager)).json()).toMatchObject({ code: 'pin_needed' })
  })

  test('nobody becomes a display', async () => {
    expect((await add({ role: 'display' })).status).toBe(400)
  })
})

describe('rights', () => {
  const staff = ROLES.filter((role) => role !== 'display')
  const mayEdit: Role[] = ['manager', 'office', 'admin']
  const mayAdminister: Role[] = ['office', 'admin']

  test("[AZ-2] a manager has no say about another store's people", async () => {
    const target = await idOf(await add({}))
    const { tenantId } = tenant.device
    await writeOwn(server.deps, { tenantId, scope: 'org', by: null }, [
      { kind: 'person', id: target, set: { storeIds: [crypto.randomUUID()] } },
    ])
    for (const set of [{ name: 'x' }, { pin: '849275' }, { active: false }]) {
      expect((await edit(target, set, await as('manager'))).status).toBe(404)
      expect((await edit(target, set, await as('office'))).status).toBe(200)
    }
  })

  test.each(staff)('%s may do what the table says', async (role) => {
    const actor = await as(role)
    const target = await idOf(await add({}))
    const boss = await idOf(await add({ role: 'office' }))
    const expected = (roles: Role[]) => (roles.includes(role) ? 200 : 403)
    const devices = { method: 'GET', headers: actor }
    const code = {
      ...{ method: 'POST', headers: actor },
      body: { deviceKind: 'tablet', deviceName: 'x' },
    }
    expect({
      create: (await add({}, actor)).status,
      edit: (await edit(target, { name: 'x' }, actor)).status,
      createBoss: (await add({ role: 'admin' }, actor)).status,
      promote: (await edit(target, { role: 'office' }, actor)).status,
      editBoss: (await edit(boss, { pin: '849275' }, actor)).status,
      ownPin: (await edit(actor.id, { pin: '849275' }, actor)).status,
    }).toEqual({
      create: expected(mayEdit),
      edit: expected(mayEdit),
      createBoss: expected(mayAdminister),
      promote: expected(mayAdminister),
      editBoss: expected(mayAdminister),
      ownPin: 200,
    })
    const again = {
      ...devices.headers,
      [PERSON_HEADER]: (await freshToken(actor.id)) ?? '',
    }
    expect((await server.request('/auth/v1/devices', { headers: again })).status).toBe(
      expected(mayAdminister),
    )
    expect(
      (await server.request('/auth/v1/enrolment-codes', { ...code, headers: again }))
        .status,
    ).toBe(expected(mayAdminister))
  })
})

async function freshToken(personId: string): Promise<string> {
  const reply = await server.request('/auth/v1/unlock', {
    ...{ method: 'POST', headers: tenant.auth },
    body: { personId, pin: '849275' },
  })
  return unlockReplySchema.parse(await reply.json()).personToken
}
