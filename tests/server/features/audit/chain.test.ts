import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import type { OfficeActor } from '#server/auth/office/office-actor.ts'
import { startDuties } from '#server/duties.ts'
import { type TenantVerdict, verifyAll } from '#server/features/audit/verify-all.ts'
import { readAuditHead, verifyAudit } from '#server/features/audit/verify-audit.ts'
import { type AuditEntry, writeAudit } from '#server/features/audit/write-audit.ts'
import { listDevices } from '#server/features/office/list-devices.ts'
import { auditHead } from '#server/operator/audit-head.ts'
import { asSuperuser } from '#tests/support/as-superuser.ts'
import { startServer, type TestServer } from '#tests/support/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startServer(inject('databaseUrl'))
})
afterAll(() => server.close())

/** A tenant with five acts: its setup and four settings. */
async function tenantOfFive(): Promise<string> {
  const { device } = await server.newTenant()
  for (let n = 2; n <= 5; n++) await act(device.tenantId, { details: { n, of: '王' } })
  return device.tenantId
}

function act(tenantId: string, more: Partial<AuditEntry> = {}): Promise<void> {
  return server.deps.db.inTenant(tenantId, (tx) =>
    writeAudit(tx, { tenantId, at: 7, act: 'setting', by: {}, ...more }),
  )
}

const verify = (tenantId: string, anchor?: Parameters<typeof verifyAudit>[2]) =>
  server.deps.db.readTenant(tenantId, (tx) => verifyAudit(tx, tenantId, anchor))

const headOf = (tenantId: string) =>
  server.deps.db.readTenant(tenantId, (tx) => readAuditHead(tx, tenantId))

/** As somebody would who has the database to himself and switches its triggers off. */
const tamper = (sql: string, values: unknown[]) =>
  asSuperuser(server.deps.db, async (client: pg.Client) => {
    await client.query(`SET session_replication_role = 'replica'`)
    const { rowCount } = await client.query(sql, values)
    expect(rowCount).toBeGreaterThan(0)
  })

describe('the chain', () => {
  test('[OP-4] of what was only added to is whole, and its head is the last row', async () => {
    const tenantId = await tenantOfFive()
    const verdict = await verify(tenantId)
    expect(verdict).toEqual({ type: 'whole', head: await headOf(tenantId) })
    expect(verdict).toMatchObject({ head: { seq: 5 } })
  })

  test('of a tenant that does not exist is whole and empty', async () => {
    expect(await verify(crypto.randomUUID())).toEqual({ type: 'whole', head: null })
  })

  test('numbers without a gap what is done at the same time, and each tenant by itself', async () => {
    const [one, two] = [await tenantOfFive(), await tenantOfFive()]
    const many = Array.from({ length: 20 }, (_, i) => act(i % 2 ? one : two))
    await Promise.all(many)
    for (const tenantId of [one, two]) {
      expect(await verify(tenantId)).toMatchObject({ type: 'whole', head: { seq: 15 } })
    }
  })

  test('is not the app’s to forge: number and hashes are given to it', async () => {
    const tenantId = await tenantOfFive()
    await server.deps.db.inTenant(tenantId, (tx) =>
      tx.query(
        `INSERT INTO audit (tenant_id, seq, at, act, details, prev_hash, hash)
         VALUES ($1, 99, 1, 'setting', '{}', 'x', 'y')`,
        [tenantId],
      ),
    )
    expect(await verify(tenantId)).toMatchObject({ type: 'whole', head: { seq: 6 } })
  })
})

test.each(['UPDATE audit SET at = 1', 'DELETE FROM audit', 'TRUNCATE audit'])(
  '[OP-3] cannot be altered by the app, nor by its owner: %s',
  async (sql) => {
    const tenantId = await tenantOfFive()
    const asApp = server.deps.db.inTenant(tenantId, (tx) => tx.query(sql))
    await expect(asApp).rejects.toMatchObject({ code: '42501' })
    await asSuperuser(server.deps.db, async (client) => {
      await expect(client.query(sql)).rejects.toMatchObject({ code: '42501' })
    })
    expect(await verify(tenantId)).toMatchObject({ type: 'whole' })
  },
)

describe('[OP-4] tampering shows at the first number that is not as it was', () => {
  test.each([
    [
      'a word changed',
      `UPDATE audit SET act = 'search' WHERE seq = 3 AND tenant_id = $1`,
      3,
    ],
    [
      'a person changed',
      `UPDATE audit SET person_id = 'x' WHERE seq = 2 AND tenant_id = $1`,
      2,
    ],
    [
      'a detail changed',
      `UPDATE audit SET details = details || '{"n": 40}' WHERE seq = 4 AND tenant_id = $1`,
      4,
    ],
    ['one taken out', 'DELETE FROM audit WHERE seq = 3 AND tenant_id = $1', 3],
    ['the first taken out', 'DELETE FROM audit WHERE seq = 1 AND tenant_id = $1', 1],
    [
      'two swapped',
      `UPDATE audit a SET at = b.at, act = b.act, details = b.details FROM audit b
       WHERE a.seq IN (2, 4) AND b.seq = 6 - a.seq AND (a.tenant_id, b.tenant_id) = ($1, $1)`,
      2,
    ],
    [
      'one rewritten with a hash that fits it',
      `UPDATE audit SET at = 1, hash = sha256(prev_hash || convert_to(jsonb_build_array(tenant_id,
         seq, 1, act, person_id, device_id, session_id, object, store_id, details)::text, 'UTF8'))
       WHERE seq = 3 AND tenant_id = $1`,
      4,
    ],
  ])('%s', async (_how, sql, seq) => {
    const tenantId = await tenantOfFive()
    await tamper(sql, [tenantId])
    expect(await verify(tenantId)).toEqual({ type: 'broken', seq })
  })

  test('a row of another tenant does not pass for one’s own', async () => {
    const [one, two] = [await tenantOfFive(), await tenantOfFive()]
    await tamper('DELETE FROM audit WHERE tenant_id = $1', [one])
    await tamper('UPDATE audit SET tenant_id = $1 WHERE tenant_id = $2', [one, two])
    expect(await verify(one)).toEqual({ type: 'broken', seq: 1 })
  })

  test('the end cut off, only against a head that was kept elsewhere', async () => {
    const tenantId = await tenantOfFive()
    const anchor = await headOf(tenantId)
    await act(tenantId)
    expect(await verify(tenantId, anchor ?? undefined)).toMatchObject({ type: 'whole' })
    await tamper('DELETE FROM audit WHERE seq > 3 AND tenant_id = $1', [tenantId])
    expect(await verify(tenantId)).toMatchObject({ type: 'whole', head: { seq: 3 } })
    expect(await verify(tenantId, anchor ?? undefined)).toEqual({ type: 'broken', seq: 4 })
  })

  test('the end cut off and written anew', async () => {
    const tenantId = await tenantOfFive()
    const anchor = await headOf(tenantId)
    await tamper('DELETE FROM audit WHERE seq > 4 AND tenant_id = $1', [tenantId])
    await act(tenantId, { details: { another: true } })
    expect(await verify(tenantId)).toMatchObject({ type: 'whole', head: { seq: 5 } })
    expect(await verify(tenantId, anchor ?? undefined)).toEqual({ type: 'broken', seq: 5 })
  })
})

test('[OP-4] every tenant is verified, whatever is wrong with another', async () => {
  const [bad, good] = [await tenantOfFive(), await tenantOfFive()]
  await tamper('DELETE FROM audit WHERE seq = 2 AND tenant_id = $1', [bad])
  const told = new Map<string, unknown>()
  await verifyAll(server.deps, ({ tenantId, ...verdict }) => told.set(tenantId, verdict))
  expect(told.get(bad)).toEqual({ type: 'broken', seq: 2 })
  expect(told.get(good)).toEqual({ type: 'whole', head: await headOf(good) })
})

test('[OP-4] the log of every night has the heads, and cries out over what is broken', async () => {
  const tenantId = await tenantOfFive()
  await tamper('DELETE FROM audit WHERE seq = 4 AND tenant_id = $1', [tenantId])
  const whole = await tenantOfFive()
  const { deps, logged } = server
  if (!deps.log) throw new Error('no log')
  const send = async () => ({ type: 'sent' as const })
  const stop = startDuties({ ...deps, send: send as never, pictures: null }, deps.log)
  // Stopping ends it between two tenants, whichever comes first.
  const told = (id: string) => logged.some((line) => line.includes(id))
  await expect.poll(() => told(whole) && told(tenantId), { timeout: 30_000 }).toBe(true)
  await stop()
  const lines = logged.map((line) => JSON.parse(line))
  expect(lines).toContainEqual(
    expect.objectContaining({ level: 50, tenantId, type: 'broken', seq: 4 }),
  )
  expect(lines).toContainEqual(
    expect.objectContaining({ level: 30, tenantId: whole, head: await headOf(whole) }),
  )
})

describe('every night', () => {
  const nightly = async (tenantId: string) => {
    const told: TenantVerdict[] = []
    await verifyAll(server.deps, (verdict) => void told.push(verdict))
    return told.find((verdict) => verdict.tenantId === tenantId)
  }

  test('[OP-4] the head of the night before must be there: a cut end is alerted', async () => {
    const { device } = await server.newTenant()
    const { tenantId } = device
    const boss: OfficeActor = {
      ...{ tenantId, personId: 'p', role: 'admin', sessionId: 's', storeIds: 'all' },
      freshUntil: 0,
    }
    const alert = async () => (await listDevices(server.deps, boss)).auditBroken
    for (let n = 2; n <= 5; n++) await act(tenantId)
    expect(await nightly(tenantId)).toMatchObject({ type: 'whole', head: { seq: 5 } })
    expect(await alert()).toBeNull()
    await tamper('DELETE FROM audit WHERE seq > 3 AND tenant_id = $1', [tenantId])
    expect(await nightly(tenantId)).toMatchObject({ type: 'broken', seq: 4 })
    expect(await alert()).toBe(4)
    // It does not heal by being looked at again, nor by what is written since.
    for (const at of [8, 9]) await act(tenantId, { at })
    expect(await nightly(tenantId)).toMatchObject({ type: 'broken', seq: 5 })
    expect(await alert()).toBe(5)
    await expect(auditHead(server.deps)).rejects.toThrow(`${tenantId}  ALTERED`)
  })
})
