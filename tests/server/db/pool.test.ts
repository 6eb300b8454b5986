/** Few connections, many tenants, all at once: no query ever sees a tenant but its own. */
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { startServer, type TestServer, type TestTenant } from '#tests/support/server.ts'

const AT_ONCE = 200
const ROUNDS = 10
/** Of the app under test; see `startServer`. */
const CONNECTIONS = 5

let server: TestServer
let tenants: TestTenant[]
beforeAll(async () => {
  server = await startServer(inject('databaseUrl'))
  tenants = []
  for (let n = 0; n < 8; n++) {
    tenants.push(
      await server.newTenant({ tenantName: `CANARY-${n}`, adminName: `BOSS-${n}` }),
    )
  }
})
afterAll(() => server.close())

const pick = (i: number) => tenants[i % tenants.length] as TestTenant

/** What a query sees, whatever way it goes: read, write, fail in the middle, no tenant. */
async function look(i: number): Promise<number> {
  const { db } = server.deps
  const { tenantId } = pick(i).device
  const way = i % 5
  const run = way === 1 ? db.readTenant : db.inTenant
  let seen = 0
  const check = async (tx: Parameters<Parameters<typeof db.inTenant>[1]>[0]) => {
    for (const table of ['tenants', 'devices', 'records', 'audit', 'pins']) {
      const { rows } = await tx.query<{ of: string }>(
        `SELECT DISTINCT tenant_id::text AS of FROM ${table}`,
      )
      expect(rows).toEqual([{ of: tenantId }])
      seen += rows.length
    }
  }
  if (way === 2) {
    // A transaction that breaks leaves nothing of its tenant behind, either.
    const broken = run(tenantId, async (tx) => {
      await check(tx)
      await tx.query('SELECT no_such_column')
    })
    await expect(broken).rejects.toMatchObject({ code: '42703' })
  } else if (way === 3) {
    const { rows } = await db.pool.query('SELECT count(*) AS n FROM records')
    expect(rows).toEqual([{ n: 0 }])
    await run(tenantId, check)
  } else await run(tenantId, check)
  return seen
}

test(`[AZ-7] ${AT_ONCE} at once on ${CONNECTIONS} connections: no query sees another's rows`, async () => {
  const { pool } = server.deps.db
  expect((pool as unknown as { options: { max: number } }).options.max).toBe(CONNECTIONS)
  let seen = 0
  for (let round = 0; round < ROUNDS; round++) {
    const looks = Array.from({ length: AT_ONCE }, (_, i) => look(i * 7 + round))
    for (const rows of await Promise.all(looks)) seen += rows
  }
  expect(seen).toBe(AT_ONCE * ROUNDS * 5)
})

test('[AZ-7] the same through the app: everybody is answered as himself', async () => {
  const ask = async (i: number) => {
    const { auth, device } = pick(i)
    const body = {
      ...{ v: 1, scope: 'org', client: crypto.randomUUID(), epoch: null, seen: null },
      ...{ ackN: 0, schema: 1, app: 'test', cursor: 0, limit: 100 },
    }
    const isPull = i % 2 === 0
    const response = isPull
      ? await server.request('/sync/v1/pull', { method: 'POST', headers: auth, body })
      : await server.request('/auth/v1/device', { headers: auth })
    const text = await response.text()
    expect(text.includes(`BOSS-${i % tenants.length}`)).toBe(isPull)
    const others = tenants.filter((_, n) => n !== i % tenants.length)
    for (const other of others) expect(text).not.toContain(other.device.tenantId)
    expect(isPull || text.includes(device.tenantId)).toBe(true)
    expect([...text.matchAll(/BOSS-\d/g)].length).toBe(isPull ? 1 : 0)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, (_, i) => ask(i)))
})
