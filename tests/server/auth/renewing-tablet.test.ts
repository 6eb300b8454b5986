/**
 * A tablet's own storage against the real server: wherever renewing a credential stops, both
 * sides know one that holds, and nobody is taken for a thief [AU-2].
 */
import { IDBKeyRange } from 'fake-indexeddb'
import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  expect,
  inject,
  test,
  vi,
} from 'vitest'
import { readEnrolment, storeEnrolment } from '#client/data/device.ts'
import { credentialsFrom, freshCredential } from '#client/data/fresh-credential.ts'
import { recoverCredential, renewCredential } from '#client/data/renew-credential.ts'
import { LocalDb } from '#client/sync/local-db.ts'
import { enrolReplySchema } from '#shared/people/identity-protocol.ts'
import { visit } from '#shared/visit/visit.ts'
import { FAULTS, FailingStorage } from '#tests/client/data/failing-storage.ts'
import { visitBody } from '#tests/server/sync/bodies.ts'
import { officeAs } from '#tests/support/office-session.ts'
import { startServer, type TestServer, type TestTenant } from '#tests/support/server.ts'
import { makeTablet } from '#tests/support/tablet.ts'

let server: TestServer
let tenant: TestTenant
let storage: FailingStorage
let db: LocalDb
/** What the network does with the n-th answer from now on. */
let lost: (path: string) => boolean

beforeAll(async () => {
  server = await startServer(inject('databaseUrl'))
})
afterAll(() => server.close())
beforeEach(async () => {
  tenant = await server.newTenant()
  vi.spyOn(console, 'warn').mockImplementation(() => {})
  storage = new FailingStorage()
  db = new LocalDb('floorwalk', { indexedDB: storage.factory, IDBKeyRange })
  await db.open()
  await storeEnrolment(db, { device: tenant.device, credential: tenant.credential })
  credentialsFrom(db)
  lost = () => false
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    const headers = Object.fromEntries(new Headers(init.headers))
    const response = await server.request(path, {
      ...{ method: init.method, headers, body: init.body ?? undefined },
    } as never)
    if (lost(path)) throw new TypeError('the network went')
    return response
  })
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
  db.close()
})

/** As whatever asks next does: with what is stored by now. */
async function ask(held = tenant.credential): Promise<number> {
  const authorization = `Bearer ${await freshCredential(held)}`
  return (await server.request('/auth/v1/device', { headers: { authorization } })).status
}

const stored = async () => (await readEnrolment(db))?.credential as string
const renew = async () => renewCredential(db, await stored())
const lateEnough = () => server.clock.advance(5 * 60_000)

/** It works, and still does when the one before has ceased to be tolerated. */
async function expectIn(): Promise<void> {
  expect(await ask()).toBe(200)
  lateEnough()
  expect(await ask()).toBe(200)
}

test('[AU-2] it renews itself, and what was replaced holds no more', async () => {
  await renew()
  const renewed = await stored()
  expect(renewed).not.toBe(tenant.credential)
  await expectIn()
  await renew()
  expect(await stored()).not.toBe(renewed)
  await expectIn()
})

test('[AU-2] a reply that is lost, again and again, changes nothing', async () => {
  lost = (path) => path.endsWith('/credential')
  for (const _ of [1, 2, 3]) {
    await renew()
    expect(await stored()).toBe(tenant.credential)
    await expectIn()
  }
  lost = () => false
  await renew()
  expect(await stored()).not.toBe(tenant.credential)
  await expectIn()
})

const FAILURES = [
  ...FAULTS.map((fault) => ({ fault, isLasting: false })),
  { fault: 'gone' as const, isLasting: true },
]

/** As many calls as there are, found by going on until none is hit. */
test.each(FAILURES)(
  '[AU-2] a storage that fails at any call (%o) loses nothing',
  async (how) => {
    let hits = 1
    for (let nth = 1; hits > 0; nth++) {
      expect(nth).toBeLessThan(40)
      storage.arm({ ...how, nth })
      await renew().catch(() => {})
      hits = storage.mend().hits
      // Whoever comes next, be it after the power was gone, finds what is stored.
      await expectIn()
    }
    await renew()
    await expectIn()
  },
)

test('[AU-2] tabs that are told at once propose the same', async () => {
  await Promise.all([1, 2, 3].map(() => renewCredential(db, tenant.credential)))
  const renewed = await stored()
  expect(renewed).not.toBe(tenant.credential)
  await expectIn()
  // One that was asleep meanwhile was told of the old one: there is nothing left to do.
  await renewCredential(db, tenant.credential)
  expect(await stored()).toBe(renewed)
  await expectIn()
})

test('[AU-2] a server restored from a backup knows an earlier one: that is used again', async () => {
  const { tenantId, deviceId } = tenant.device
  const sql = (text: string, values: unknown[] = []) =>
    server.deps.db.inTenant(tenantId, (tx) => tx.query(text, values))
  const { rows } = await sql('SELECT secret_hash AS hash FROM devices')
  for (const _ of [1, 2, 3]) {
    await renew()
    await expectIn()
  }
  await sql(
    `UPDATE devices SET secret_hash = $1, secret_since = NULL, prior_hash = NULL,
       past_hashes = '{}' WHERE device_id = $2`,
    [rows[0]?.hash, deviceId],
  )
  lateEnough()
  expect(await ask()).toBe(401)
  await recoverCredential(db, await stored())
  expect(await stored()).toBe(tenant.credential)
  await expectIn()
  await renew()
  await expectIn()
})

test('[AU-2] locked out for a theft it keeps what it holds until the office lets it in', async () => {
  const clock = { now: server.clock.now, mono: () => server.clock.now() }
  const fetch = (request: Request) => server.app.request(request)
  const { storeId, deviceId } = tenant.device
  const options = { clock, storeId, seed: 7, fetch, credential: tenant.credential }
  const tablet = await makeTablet(options)
  await tablet.syncOnce()
  await renew()
  await expectIn()
  await tablet.create(visit, visitBody(server.clock.now()))
  // The tablet of this test has not read what is stored: as a thief's copy would.
  expect(await tablet.syncOnce()).toMatchObject({ type: 'signed_out' })
  expect(await ask()).toBe(401)
  await recoverCredential(db, await stored())
  expect(await ask()).toBe(401)
  expect(await tablet.pending()).toHaveLength(1)

  const admin = await officeAs(server, tenant, { role: 'admin' })
  const given = await admin.ask(`/devices/${deviceId}/unlock`, { body: {} })
  const { code } = (await given.json()) as { code: string }
  const reply = await server.request('/auth/v1/enrol', { method: 'POST', body: { code } })
  const { credential, device } = enrolReplySchema.parse(await reply.json())
  await storeEnrolment(db, { credential, device })
  const again = await tablet.restart({ credential: await stored() })
  expect(await again.syncOnce()).toMatchObject({ type: 'synced' })
  expect(await again.pending()).toEqual([])
  await expectIn()
})
