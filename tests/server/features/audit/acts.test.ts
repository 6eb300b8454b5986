/** Every act there is: audited once when it is done, and not done when it cannot be audited. */
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { openSetup } from '#server/auth/setup-token.ts'
import { verifyAudit } from '#server/features/audit/verify-audit.ts'
import { findCommand } from '#server/operator/commands.ts'
import { replayQuarantined } from '#server/sync/quarantine.ts'
import type { AuditAct } from '#shared/office/audit-acts.ts'
import { enrolmentCodeReplySchema } from '#shared/people/identity-protocol.ts'
import { Tablet } from '#tests/server/sync/tablet.ts'
import { asSuperuser } from '#tests/support/as-superuser.ts'
import { officeSession } from '#tests/support/office-session.ts'
import {
  PIN,
  startServer,
  type TestServer,
  type TestTenant,
} from '#tests/support/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startServer(inject('databaseUrl'))
  await asSuperuser(server.deps.db, async (client) => {
    await client.query(`CREATE FUNCTION refuse_audit() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN RAISE EXCEPTION 'no audit today'; END $$;
      CREATE TRIGGER audit_refused BEFORE INSERT ON audit EXECUTE FUNCTION refuse_audit()`)
    await setAudit(client, true)
  })
})
afterAll(() => server.close())

type Sql = { query(text: string): Promise<unknown> }

function setAudit(client: Sql, isOn: boolean) {
  return client.query(
    `ALTER TABLE audit ${isOn ? 'DISABLE' : 'ENABLE'} TRIGGER audit_refused`,
  )
}

/** Everything but the log of acts, the tries of PINs, and what the setup link needs. */
const TABLES = [
  ...['tenants', 'devices', 'enrolment_codes', 'pins', 'records', 'changes', 'scopes'],
  ...['clients', 'heads', 'quarantine', 'code_routes', 'tenant_routes'],
]

async function stateOfAll(): Promise<string> {
  return await asSuperuser(server.deps.db, async (client) => {
    const sums = TABLES.map(
      (table) => `(SELECT md5(coalesce(string_agg(t::text, ',' ORDER BY t::text), ''))
        FROM ${table} t)`,
    )
    const { rows } = await client.query(`SELECT ${sums.join(' || ')} AS sums`)
    return rows[0].sums
  })
}

const CANARIES = /東區|城東|王主任|門口|新同事|換了|13800000001/

async function auditOf(tenantId: string) {
  const { rows } = await server.deps.db.inTenant(tenantId, (tx) =>
    tx.query<{
      act: AuditAct
      row: string
      person_id: string | null
      object: string | null
    }>('SELECT act, person_id, object, details::text AS row FROM audit ORDER BY seq'),
  )
  return rows
}

type Ready = {
  readonly tenant: TestTenant
  /** Does it; what it answers is looked at only for success. */
  readonly act: () => Promise<unknown>
  readonly object?: string
}

/** Makes everything ready for the act, on a tenant of its own. */
const ACTS: Partial<Record<AuditAct, () => Promise<Ready>>> = {
  enrolment_code: async () => {
    const tenant = await server.newTenant()
    const headers = await tenant.admin()
    const body = { deviceKind: 'tablet', deviceName: '門口二' }
    return { tenant, act: () => post('/auth/v1/enrolment-codes', body, headers) }
  },
  enrol: async () => {
    const tenant = await server.newTenant()
    const body = { deviceKind: 'display', deviceName: '大屏' }
    const reply = await post('/auth/v1/enrolment-codes', body, await tenant.admin())
    const { code } = enrolmentCodeReplySchema.parse(await reply.json())
    return { tenant, act: () => post('/auth/v1/enrol', { code }) }
  },
  person_create: async () => {
    const tenant = await server.newTenant()
    const headers = await tenant.admin()
    const body = { name: '新同事', role: 'reception', pin: '402916' }
    return { tenant, act: () => post('/auth/v1/people', body, headers) }
  },
  person_edit: () => edited({ name: '換了', role: 'supervisor' }),
  person_disable: () => edited({ active: false }),
  person_enable: () => edited({ active: true }),
  pin_reset: () => edited({ pin: '402918' }),
  pin_lock: async () => {
    const tenant = await server.newTenant()
    const { tenantId, deviceId } = tenant.device
    await server.deps.db.inTenant(tenantId, (tx) =>
      tx.query('INSERT INTO pin_tries VALUES ($1, $2, $3, 9, NULL)', [
        ...[tenantId, deviceId, tenant.personId],
      ]),
    )
    const body = { personId: tenant.personId, pin: '918273' }
    const act = async () => {
      const reply = await server.request('/auth/v1/unlock', {
        ...{ method: 'POST', headers: tenant.auth, body },
      })
      // Locked either way; without the audit it is not told so, the tries are counted.
      expect([423, 500]).toContain(reply.status)
      if (reply.status === 500) throw new Error('not audited')
    }
    return { tenant, act, object: tenant.personId }
  },
  device_revoke: async () => {
    const tenant = await server.newTenant()
    const { deviceId } = tenant.device
    const headers = await tenant.admin()
    const act = () => post(`/auth/v1/devices/${deviceId}/revoke`, {}, headers)
    return { tenant, act, object: deviceId }
  },
  quarantine_replay: async () => {
    const { tenant, tablet, scope } = await withTablet()
    tablet.by = 'nobody-known'
    tablet.visit()
    await tablet.push()
    const { tenantId } = tenant.device
    const { rows } = await server.deps.db.inTenant(tenantId, (tx) =>
      tx.query<{ id: string }>('SELECT id FROM quarantine'),
    )
    const id = rows[0]?.id as string
    const { ask } = await officeSession(server, { tenantId, personId: tenant.personId })
    const body = { scope, isVouched: true }
    return {
      ...{ tenant, object: id },
      act: async () => {
        const { ok, status } = await ask(`/quarantine/${id}/replay`, { body })
        if (!ok) throw new Error(String(status))
      },
    }
  },
  search: async () => {
    const tenant = await server.newTenant()
    const headers = await tenant.admin()
    const body = { text: '王主任 13800000001', limit: 5 }
    return { tenant, act: () => post('/search/v1', body, headers) }
  },
  reveal: async () => {
    const { tenant, tablet } = await withTablet()
    tablet.by = tenant.personId
    const of = { recordKind: 'complaint', recordId: 'c1', field: 'phone' }
    const set = { day: '2026-11-23', at: 5, ...of }
    tablet.write({ kind: 'reveal', id: crypto.randomUUID(), set, isNew: true })
    return { tenant, act: () => tablet.push(), object: 'c1' }
  },
  export: async () => {
    const { tenant, tablet } = await withTablet()
    tablet.by = tenant.personId
    const id = crypto.randomUUID()
    const of = { what: '東區 王主任.csv', format: 'csv', rows: 12, personal: true }
    tablet.write({
      ...{ kind: 'exportNote', id, isNew: true },
      set: { day: '2026-11-23', at: 5, ...of },
    })
    return { tenant, act: () => tablet.push(), object: id }
  },
}

async function edited(body: object): Promise<Ready> {
  const tenant = await server.newTenant()
  const headers = await tenant.admin()
  const made = await post(
    '/auth/v1/people',
    { name: '新同事', role: 'reception', pin: '402916' },
    headers,
  )
  const { id } = (await made.json()) as { id: string }
  const act = async () => {
    const reply = await server.request(`/auth/v1/people/${id}`, {
      ...{ method: 'PATCH', headers, body },
    })
    if (!reply.ok) throw new Error(`${reply.status}`)
  }
  return { tenant, act, object: id }
}

async function withTablet() {
  const tenant = await server.newTenant()
  const { tenantId, storeId, deviceId } = tenant.device
  const scope = `store:${storeId}`
  const tablet = new Tablet({ deps: server.deps, scope } as never, {
    ...{ tenantId, deviceId, kind: 'tablet', status: 'active', scopes: ['org', scope] },
  })
  return { tenant, tablet, scope }
}

async function post(path: string, body: object, headers: Record<string, string> = {}) {
  const reply = await server.request(path, { method: 'POST', headers, body })
  if (!reply.ok) throw new Error(`${path}: ${reply.status}`)
  return reply
}

test.each(Object.keys(ACTS) as AuditAct[])(
  '[OP-5] %s is audited once, or not done',
  async (name) => {
    const { tenant, act, object } = await (ACTS[name] as () => Promise<Ready>)()
    const { tenantId } = tenant.device
    const before = await auditOf(tenantId)

    const state = await stateOfAll()
    await asSuperuser(server.deps.db, (client) => setAudit(client, false))
    await expect(act()).rejects.toThrow()
    await asSuperuser(server.deps.db, (client) => setAudit(client, true))
    expect(await stateOfAll()).toBe(state)

    if (name === 'pin_lock') {
      await server.deps.db.inTenant(tenantId, (tx) =>
        tx.query('UPDATE pin_tries SET failed = 9'),
      )
    }
    await act()
    const rows = (await auditOf(tenantId)).slice(before.length)
    expect(rows.map((row) => row.act)).toEqual([name])
    if (object) expect(rows[0]?.object).toBe(object)
    expect(rows[0]?.row).not.toMatch(CANARIES)
    const verdict = await server.deps.db.readTenant(tenantId, (tx) =>
      verifyAudit(tx, tenantId),
    )
    expect(verdict.type).toBe('whole')
  },
)

test('[OP-5] the setup is audited once, or not done', async () => {
  const token = (await openSetup(server.deps)) as string
  const body = {
    ...{ token, tenantName: '東區集團', storeName: '城東店', zone: 'Asia/Taipei' },
    ...{ opens: '08:30', closes: '18:30', adminName: '王主任', pin: PIN },
    deviceName: '門口平板',
  }
  const state = await stateOfAll()
  await asSuperuser(server.deps.db, (client) => setAudit(client, false))
  await expect(post('/auth/v1/setup', body)).rejects.toThrow('500')
  await asSuperuser(server.deps.db, (client) => setAudit(client, true))
  expect(await stateOfAll()).toBe(state)
  const reply = await post('/auth/v1/setup', body)
  const { device, personId } = (await reply.json()) as TestTenant
  expect(await auditOf(device.tenantId)).toEqual([
    expect.objectContaining({ act: 'setup', person_id: personId, object: device.tenantId }),
  ])
})

test('[OP-5] what the operator does on the machine is audited, too', async () => {
  const tenant = await server.newTenant()
  await findCommand(['reset-pin', tenant.personId])?.(server.deps, 'http://x')
  await server.deps.db.inNoTenant((tx) =>
    tx.query('UPDATE installation SET setup_used_at = 1'),
  )
  await findCommand(['setup-link'])?.(server.deps, 'http://x')
  const rows = await auditOf(tenant.device.tenantId)
  expect(rows.map((row) => row.act)).toEqual(['setup', 'pin_reset', 'enrolment_code'])
  for (const { row } of rows.slice(1)) expect(row).toContain('operator')
})

test('[OP-5] what comes again, and what is let in later, is audited once', async () => {
  const { tenant, tablet, scope } = await withTablet()
  const { tenantId } = tenant.device
  tablet.by = crypto.randomUUID()
  const set = {
    day: '2026-11-23',
    at: 5,
    recordKind: 'visit',
    recordId: 'v',
    field: 'phone',
  }
  const change = { kind: 'reveal', id: crypto.randomUUID(), set, isNew: true } as const
  tablet.write(change)
  await tablet.push()
  const acts = async () => (await auditOf(tenantId)).slice(1).map((row) => row.act)
  expect(await acts()).toEqual([])

  const { rows } = await server.deps.db.inTenant(tenantId, (tx) =>
    tx.query<{ id: string }>('SELECT id FROM quarantine'),
  )
  const id = rows[0]?.id as string
  const by = { resolvedBy: tenant.personId, isVouched: true }
  await replayQuarantined(server.deps, { tenantId, scope, id, ...by })
  expect(await acts()).toEqual(['reveal'])

  // A tablet whose storage was copied sends it again under another client id.
  const again = new Tablet(tablet.world, tablet.actor)
  again.by = tenant.personId
  again.write(change)
  await again.push()
  expect(await acts()).toEqual(['reveal'])
})
