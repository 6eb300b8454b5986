import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest'
import { officePeopleSchema } from '#shared/office/people-protocol.ts'
import { officeStoreListSchema } from '#shared/office/store-protocol.ts'
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
  admin = await officeAs(server, tenant, { role: 'admin', name: '陳管理' })
})

const STORE = { name: '河西店', zone: 'Asia/Taipei', opens: '09:00', closes: '20:00' }

async function idOf(response: Response): Promise<string> {
  expect(response.status).toBe(200)
  return ((await response.json()) as { id: string }).id
}

const addStore = (by = admin, body: object = STORE) => by.ask('/stores', { body })

function addPerson(body: object = {}, by = admin): Promise<Response> {
  const person = { name: '陳佳', role: 'consultant', storeIds: [tenant.device.storeId] }
  return by.ask('/people', { body: { ...person, ...body } })
}

const edit = (path: string, body: object, by = admin) =>
  by.ask(path, { method: 'PATCH', body: { seen: {}, set: {}, ...body } })

async function people(query = '', by = admin) {
  return officePeopleSchema.parse(await (await by.ask(`/people${query}`)).json())
}

async function stores(by = admin) {
  return officeStoreListSchema.parse(await (await by.ask('/stores')).json()).stores
}

async function acts(): Promise<unknown[]> {
  const { rows } = await server.deps.db.inTenant(tenant.device.tenantId, (tx) =>
    tx.query('SELECT act, object, details FROM audit WHERE person_id = $1 ORDER BY seq', [
      admin.personId,
    ]),
  )
  return rows
}

describe('people', () => {
  test('are listed page by page, searched, and told of with their PINs', async () => {
    await idOf(await addPerson({ name: '林阿明', pin: '571693' }))
    const { people: all, total } = await people()
    expect(total).toBe(3)
    const first = await people('?limit=2')
    const rest = await people(`?limit=2&after=${first.next}`)
    expect([...first.people, ...rest.people]).toEqual(all)
    expect(rest.next).toBeNull()
    expect((await people('?q=阿明')).people).toMatchObject([
      { name: '林阿明', role: 'consultant', active: true, hasPin: true, lockedOn: 0 },
    ])
    const spelled = (await people('?q=lam')).people.map(({ name }) => name)
    expect(spelled).toEqual(['林阿明'])
    expect((await people('?role=admin')).people.map(({ name }) => name).sort()).toEqual(
      ['王主任', '陳管理'].sort(),
    )
  })

  test('[UX-11] two who edit the same: the second is told what differs, and may decide', async () => {
    const id = await idOf(await addPerson())
    const path = `/people/${id}`
    expect(
      (await edit(path, { seen: { name: '陳佳' }, set: { name: '陳佳佳' } })).status,
    ).toBe(200)
    const late = { seen: { name: '陳佳' }, set: { name: '陳嘉' } }
    const refused = await edit(path, late)
    expect(refused.status).toBe(409)
    expect(await refused.json()).toMatchObject({
      code: 'conflict',
      now: { name: '陳佳佳' },
    })
    // What somebody else changed beside it is no conflict.
    const role = { seen: { name: '陳佳', role: 'consultant' }, set: { role: 'reception' } }
    expect((await edit(path, role)).status).toBe(200)
    expect((await edit(path, { ...late, seen: { name: '陳佳佳' } })).status).toBe(200)
    expect((await people('?q=陳嘉')).people).toMatchObject([{ role: 'reception' }])
  })

  test('[AU-8] who is disabled is out of the office at the next request', async () => {
    const boss = await officeAs(server, tenant, { role: 'office' })
    expect((await boss.ask('/people')).status).toBe(200)
    const set = { seen: { active: true }, set: { active: false } }
    expect((await edit(`/people/${boss.personId}`, set)).status).toBe(200)
    expect((await boss.ask('/people')).status).toBe(401)
  })

  test('the last administrator stays', async () => {
    const first = { seen: { active: true }, set: { active: false } }
    expect((await edit(`/people/${tenant.personId}`, first)).status).toBe(200)
    for (const set of [{ active: false }, { role: 'office' }]) {
      const refused = await edit(`/people/${admin.personId}`, {
        ...{ seen: { active: true, role: 'admin' }, set },
      })
      expect([refused.status, await refused.json()]).toMatchObject([
        ...[409, { code: 'last_admin' }],
      ])
    }
  })

  test('[AU-5] a weak PIN is refused; a good one is set, and noted without it', async () => {
    const id = await idOf(await addPerson())
    expect((await edit(`/people/${id}`, { pin: '123456' })).status).toBe(422)
    expect((await edit(`/people/${id}`, { pin: '849275' })).status).toBe(200)
    expect((await acts()).slice(-1)).toEqual([
      { act: 'pin_reset', object: id, details: { fields: ['pin'] } },
    ])
    expect((await people(`?id=${id}`)).people[0]?.hasPin).toBe(true)
  })

  test('[AU-12] a role is given with fresh proof only', async () => {
    const id = await idOf(await addPerson())
    server.clock.advance(6 * 60_000)
    const role = { seen: { role: 'consultant' }, set: { role: 'manager' } }
    const refused = await edit(`/people/${id}`, role)
    expect([refused.status, await refused.json()]).toMatchObject([
      ...[401, { code: 'reauth_required' }],
    ])
    expect((await addPerson({ role: 'office' })).status).toBe(401)
    const name = { seen: { name: '陳佳' }, set: { name: '陳佳佳' } }
    expect((await edit(`/people/${id}`, name)).status).toBe(200)
  })

  test('[AZ-2] a manager has his own stores, and nobody above him', async () => {
    const other = await idOf(await addStore())
    const manager = await officeAs(server, tenant, { role: 'manager' })
    const theirs = await idOf(await addPerson({ name: '外店', storeIds: [other] }))
    const ours = await idOf(await addPerson())
    const seen = (await people('', manager)).people.map(({ id }) => id)
    expect(seen).toContain(ours)
    expect(seen).not.toContain(theirs)
    expect((await people(`?store=${other}`, manager)).people).toEqual([])
    const name = { set: { name: 'x' } }
    expect((await edit(`/people/${theirs}`, name, manager)).status).toBe(404)
    expect((await edit(`/people/${admin.personId}`, name, manager)).status).toBe(403)
    const away = { seen: { storeIds: [tenant.device.storeId] }, set: { storeIds: [other] } }
    expect((await edit(`/people/${ours}`, away, manager)).status).toBe(404)
    expect((await addPerson({ storeIds: [other] }, manager)).status).toBe(404)
    expect((await addPerson({ role: 'admin' }, manager)).status).toBe(403)
    expect((await addPerson({}, manager)).status).toBe(200)
  })

  test('[AZ-4] another tenant is as if it were not there', async () => {
    const stranger = await officeAs(server, await server.newTenant(), { role: 'admin' })
    const id = await idOf(await addPerson())
    expect((await edit(`/people/${id}`, { set: { name: 'x' } }, stranger)).status).toBe(404)
    expect((await addPerson({}, stranger)).status).toBe(404)
    expect((await people('', stranger)).people.map(({ name }) => name)).not.toContain(
      '陳佳',
    )
    const { storeId } = tenant.device
    const set = { set: { name: 'x' } }
    expect((await edit(`/stores/${storeId}`, set, stranger)).status).toBe(404)
  })

  test.each([
    ['an unknown field', { seen: {}, set: { tenantId: 'x' } }],
    ['a display', { seen: {}, set: { role: 'display' } }],
    ['no name', { seen: {}, set: { name: ' ' } }],
    ['another verb', { seen: {}, set: {}, by: 'x' }],
  ])('[AZ-9] %s is refused', async (_what, body) => {
    expect((await edit(`/people/${admin.personId}`, body)).status).toBe(400)
  })
})

describe('stores', () => {
  test('made and changed by those who may, each act audited', async () => {
    const id = await idOf(await addStore())
    const set = { seen: { opens: '09:00' }, set: { opens: '08:30' } }
    expect((await edit(`/stores/${id}`, set)).status).toBe(200)
    expect(await stores()).toMatchObject([
      { name: '城東店', devices: 1, people: 2 },
      { name: '河西店', opens: '08:30', devices: 0, people: 0 },
    ])
    expect(await acts()).toMatchObject([
      { act: 'setting', object: id, details: { isNew: true } },
      { act: 'setting', object: id, details: { fields: ['opens'] } },
    ])
    const { rows } = await server.deps.db.inTenant(tenant.device.tenantId, (tx) =>
      tx.query<{ by: string }>('SELECT by FROM changes WHERE record_id = $1', [id]),
    )
    expect(rows.map(({ by }) => by)).toEqual([admin.personId, admin.personId])
  })

  test('an edit of what somebody changed meanwhile is a conflict', async () => {
    const id = await idOf(await addStore())
    const path = `/stores/${id}`
    await edit(path, { seen: { opens: '09:00' }, set: { opens: '08:30' } })
    const refused = await edit(path, { seen: { opens: '09:00' }, set: { opens: '10:00' } })
    expect([refused.status, await refused.json()]).toMatchObject([
      ...[409, { now: { opens: '08:30' } }],
    ])
  })

  test('hours of the week, closed days, quiet time and the clock are settings, too', async () => {
    const id = await idOf(await addStore())
    const usual = { week: null, closedDays: [], quietFrom: '21:00', quietTo: '08:30' }
    const held = async () => (await stores()).find((store) => store.id === id)
    expect(await held()).toMatchObject({ ...usual, clockMode: 'clock' })
    const day = { opens: '10:00', closes: '16:00' }
    const set = {
      ...{ week: [...Array.from({ length: 6 }, () => day), null] },
      ...{ closedDays: ['2027-01-01', '2026-12-31', '2027-01-01'] },
      ...{ quietFrom: '20:00', quietTo: '09:00', clockMode: 'open' },
    }
    const seen = { ...usual, clockMode: 'clock' }
    expect((await edit(`/stores/${id}`, { seen, set })).status).toBe(200)
    expect(await held()).toMatchObject({ ...set, closedDays: ['2026-12-31', '2027-01-01'] })
    const from = server.deps.now()
    const { rows } = await server.deps.db.inTenant(tenant.device.tenantId, (tx) =>
      tx.query<{ modes: unknown }>(
        `SELECT body -> 'clockModes' AS modes FROM records WHERE id = $1`,
        [id],
      ),
    )
    expect(rows).toEqual([{ modes: [{ from, mode: 'open' }] }])
    const late = { seen: { quietTo: '08:30' }, set: { quietTo: '10:00' } }
    expect((await edit(`/stores/${id}`, late)).status).toBe(409)
  })

  test('[AZ-2] a manager sees and changes his own, and makes none', async () => {
    const other = await idOf(await addStore())
    const manager = await officeAs(server, tenant, { role: 'manager' })
    expect((await stores(manager)).map(({ name }) => name)).toEqual(['城東店'])
    expect((await addStore(manager)).status).toBe(403)
    expect(
      (await edit(`/stores/${other}`, { set: { opens: '10:00' } }, manager)).status,
    ).toBe(404)
    const own = { seen: { opens: '08:30' }, set: { opens: '10:00' } }
    expect((await edit(`/stores/${tenant.device.storeId}`, own, manager)).status).toBe(200)
  })

  test.each([
    ['a zone that is none', { ...STORE, zone: 'Mars/Olympus' }],
    ['a clock that has no such time', { ...STORE, opens: '25:00' }],
    ['an unknown field', { ...STORE, demo: true }],
    ['a week of six days', { ...STORE, week: Array.from({ length: 6 }, () => null) }],
    ['a closed day that is none', { ...STORE, closedDays: ['2026-02-30'] }],
    ['a quiet time that is none', { ...STORE, quietFrom: '24:00' }],
  ])('%s is refused', async (_what, body) => {
    expect((await addStore(admin, body)).status).toBe(400)
  })
})
