import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { addPerson, editPerson, unlock } from '#client/data/identity-api.ts'
import { readVault, tryPin } from '#client/data/pin-vault.ts'
import { type UnlockInput, unlockPerson, verify } from '#client/data/unlock-person.ts'
import { LocalDb } from '#client/sync/local-db.ts'
import type { EditPersonRequest } from '#shared/people/identity-protocol.ts'
import { MAX_PIN_TRIES } from '#shared/people/pin-rules.ts'
import { startTestCluster, type TestCluster } from '#tests/support/embedded-cluster.ts'
import { PIN, startServer, type TestServer } from '#tests/support/server.ts'

const WRONG = '918273'
const NEW_PIN = '730984'

let cluster: TestCluster
let server: TestServer
let isOnline = true

beforeAll(async () => {
  cluster = await startTestCluster()
  server = await startServer(cluster.url)
  // The tablet's network: our own server in this process, or none.
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => {
    if (!isOnline) return Promise.reject(new TypeError('offline'))
    return server.app.request(path, init)
  })
}, 120_000)
afterAll(async () => {
  vi.unstubAllGlobals()
  await server.close()
  await cluster.stop()
}, 120_000)

const open: LocalDb[] = []
afterEach(() => {
  isOnline = true
  for (const db of open.splice(0)) db.close()
})

/** A consultant of a new tenant, and the tablet in front of her. */
async function setup() {
  const tenant = await server.newTenant()
  const credential = tenant.auth.authorization?.replace('Bearer ', '') ?? ''
  const admin = { credential, personToken: await tokenOf(credential, tenant.personId) }
  const li = await addPerson(admin, { name: '李佳蓉', role: 'consultant', pin: PIN })
  if (li.type !== 'ok') throw new Error('no consultant')
  const db = new LocalDb('floorwalk', { indexedDB: new IDBFactory(), IDBKeyRange })
  open.push(db)
  const of = { db, deviceId: credential.split('.')[1] ?? '', personId: li.value.id }
  const input = (pin: string): UnlockInput => ({
    ...{ of, pin, caller: { credential } },
    now: server.clock.now(),
  })
  return {
    of,
    input,
    enter: (pin: string) => unlockPerson(input(pin)),
    change: async (set: EditPersonRequest) => {
      const answer = await editPerson(admin, of.personId, set)
      expect(answer.type).toBe('ok')
    },
  }
}

async function tokenOf(credential: string, personId: string): Promise<string> {
  const answer = await unlock({ credential }, { personId, pin: PIN })
  if (answer.type !== 'ok') throw new Error('no admin')
  return answer.value.personToken
}

describe('a PIN at the lock screen', () => {
  test('needs the network the first time and never again', async () => {
    const li = await setup()
    isOnline = false
    expect(await li.enter(PIN)).toEqual({ type: 'needsNetwork' })
    isOnline = true
    expect(await li.enter(PIN)).toMatchObject({ type: 'unlocked', by: 'server' })
    isOnline = false
    expect(await li.enter(PIN)).toMatchObject({ type: 'unlocked', by: 'tablet' })
  })

  test('that is wrong costs a try there and here, and says the fewer', async () => {
    const li = await setup()
    expect(await li.enter(WRONG)).toEqual({ type: 'wrong', triesLeft: 9 })
    expect(await li.enter(WRONG)).toEqual({ type: 'wrong', triesLeft: 8 })
    await li.enter(PIN)
    isOnline = false
    expect(await li.enter(WRONG)).toEqual({ type: 'wrong', triesLeft: 9 })
    expect(await li.enter(WRONG)).toEqual({ type: 'wrong', triesLeft: 8 })
    isOnline = true
    expect(await li.enter(WRONG)).toEqual({ type: 'wrong', triesLeft: 7 })
  })

  test('locked by ten tries without a network stays so online, until a new PIN is set', async () => {
    const li = await setup()
    await li.enter(PIN)
    isOnline = false
    const value = { ...(await readVault(li.of)), failed: MAX_PIN_TRIES - 1 }
    await li.of.db.meta.put({ key: `pin:${li.of.personId}`, value })
    expect(await li.enter(WRONG)).toEqual({ type: 'locked', isOffline: true })
    expect(await li.enter(PIN)).toEqual({ type: 'locked', isOffline: true })
    isOnline = true
    expect(await li.enter(PIN)).toEqual({ type: 'locked', isOffline: false })
    server.clock.advance(60_000)
    await li.change({ pin: NEW_PIN })
    expect(await li.enter(PIN)).toMatchObject({ type: 'wrong' })
    expect(await li.enter(NEW_PIN)).toMatchObject({ type: 'unlocked', by: 'server' })
    isOnline = false
    expect(await li.enter(NEW_PIN)).toMatchObject({ type: 'unlocked', by: 'tablet' })
  })

  test('locked by the server is locked here too, without a network', async () => {
    const li = await setup()
    await li.enter(PIN)
    for (let i = 0; i < MAX_PIN_TRIES; i++) {
      await unlock(li.input(WRONG).caller, { personId: li.of.personId, pin: WRONG })
    }
    expect(await verify(li.input(PIN))).toEqual({ type: 'gone' })
    isOnline = false
    expect(await li.enter(PIN)).toEqual({ type: 'locked', isOffline: true })
  })

  test('changed in the back office lets the old one in no longer than until the next contact', async () => {
    const li = await setup()
    await li.enter(PIN)
    await li.change({ pin: NEW_PIN })
    expect(await li.enter(PIN)).toMatchObject({ type: 'unlocked', by: 'tablet' })
    expect(await verify(li.input(PIN))).toEqual({ type: 'gone' })
    isOnline = false
    expect(await tryPin(li.of, PIN, server.clock.now())).toEqual({ type: 'empty' })
    isOnline = true
    expect(await li.enter(NEW_PIN)).toMatchObject({ type: 'unlocked', by: 'server' })
  })

  test('of somebody disabled: the next contact shuts the door', async () => {
    const li = await setup()
    await li.enter(PIN)
    await li.change({ active: false })
    expect(await verify(li.input(PIN))).toEqual({ type: 'gone' })
    isOnline = false
    expect(await li.enter(PIN)).toEqual({ type: 'needsNetwork' })
  })

  test('checked again online keeps the key and takes the longer token', async () => {
    const li = await setup()
    const first = await li.enter(PIN)
    if (first.type !== 'unlocked') throw new Error('locked')
    server.clock.advance(3_600_000)
    const checked = await verify({ ...li.input(PIN), key: first.secret.key })
    expect(checked).toEqual({
      type: 'ok',
      secret: {
        key: first.secret.key,
        personToken: expect.any(String),
        expiresAt: first.secret.expiresAt + 3_600_000,
      },
    })
  })

  test('without a network a check says nothing, and nothing is taken away', async () => {
    const li = await setup()
    await li.enter(PIN)
    isOnline = false
    expect(await verify(li.input(PIN))).toEqual({ type: 'unknown' })
    expect(await li.enter(PIN)).toMatchObject({ type: 'unlocked', by: 'tablet' })
  })
})
