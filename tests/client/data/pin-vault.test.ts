import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { afterEach, describe, expect, test } from 'vitest'
import {
  emptyVault,
  fillVault,
  lockVault,
  readVault,
  tryPin,
  type VaultOf,
} from '#client/data/pin-vault.ts'
import { LocalDb } from '#client/sync/local-db.ts'
import { MAX_PIN_TRIES } from '#shared/people/pin-rules.ts'

const PIN = '493817'
const WRONG = '111222'
const NOW = 1_795_000_000_000
const GIVEN = { personToken: 'token-of-li', expiresAt: NOW + 3_600_000 }

const open: LocalDb[] = []
afterEach(() => {
  for (const db of open.splice(0)) db.close()
})

/** One tablet's disk; `start` is a page that opens it, so a second one is a reload. */
function setup() {
  const indexedDB = new IDBFactory()
  const start = () => {
    const db = new LocalDb('floorwalk', { indexedDB, IDBKeyRange })
    open.push(db)
    return db
  }
  const li = { db: start(), deviceId: 'device-1', personId: 'li' }
  return { li, start }
}

/** As if so many wrong tries had been made before: each real one takes a tenth of a second. */
async function alreadyFailed(of: VaultOf, failed: number) {
  const value = { ...(await readVault(of)), failed }
  await of.db.meta.put({ key: `pin:${of.personId}`, value })
}

describe('the PIN vault', () => {
  test('opens with the PIN it was filled with, and gives back what was put in', async () => {
    const { li } = setup()
    const secret = await fillVault(li, PIN, GIVEN)
    expect(await tryPin(li, PIN, NOW)).toEqual({ type: 'opened', secret })
    expect(secret).toMatchObject(GIVEN)
    expect(atob(secret.key)).toHaveLength(32)
  })

  test('is empty for somebody who never signed in here, and counts nothing', async () => {
    const { li } = setup()
    expect(await tryPin(li, PIN, NOW)).toEqual({ type: 'empty' })
    expect(await readVault(li)).toMatchObject({ failed: 0, lockedAt: null })
  })

  test('counts down and begins anew after the right PIN', async () => {
    const { li } = setup()
    await fillVault(li, PIN, GIVEN)
    expect(await tryPin(li, WRONG, NOW)).toEqual({ type: 'wrong', triesLeft: 9 })
    expect(await tryPin(li, WRONG, NOW)).toEqual({ type: 'wrong', triesLeft: 8 })
    expect(await tryPin(li, PIN, NOW)).toMatchObject({ type: 'opened' })
    expect(await tryPin(li, WRONG, NOW)).toEqual({ type: 'wrong', triesLeft: 9 })
  })

  test('is locked at the tenth wrong try, across reloads, also for the right PIN', async () => {
    const { li, start } = setup()
    await fillVault(li, PIN, GIVEN)
    for (let left = MAX_PIN_TRIES - 1; left > 0; left--) {
      const afterReload = { ...li, db: start() }
      expect(await tryPin(afterReload, WRONG, NOW)).toEqual({
        type: 'wrong',
        triesLeft: left,
      })
    }
    expect(await tryPin(li, WRONG, NOW)).toEqual({ type: 'locked' })
    expect(await tryPin({ ...li, db: start() }, PIN, NOW)).toEqual({ type: 'locked' })
    expect(await readVault(li)).toMatchObject({ lockedAt: NOW })
  })

  test('a right PIN on the very last try still opens', async () => {
    const { li } = setup()
    await fillVault(li, PIN, GIVEN)
    await alreadyFailed(li, MAX_PIN_TRIES - 1)
    expect(await tryPin(li, PIN, NOW)).toMatchObject({ type: 'opened' })
  })

  test('a try is on disk before it is checked: a page killed meanwhile gives none back', async () => {
    const { li, start } = setup()
    await fillVault(li, PIN, GIVEN)
    await alreadyFailed(li, MAX_PIN_TRIES - 2)
    const decrypt = crypto.subtle.decrypt
    // The page dies inside the check: nothing after it ever runs.
    crypto.subtle.decrypt = () => Promise.reject(new Error('killed'))
    try {
      for (let i = 0; i < 2; i++) {
        await expect(tryPin({ ...li, db: start() }, PIN, NOW)).rejects.toThrow('killed')
      }
    } finally {
      crypto.subtle.decrypt = decrypt
    }
    expect(await tryPin({ ...li, db: start() }, PIN, NOW)).toEqual({ type: 'locked' })
  })

  test('guesses in several tabs at once are counted one by one', async () => {
    const { li, start } = setup()
    await fillVault(li, PIN, GIVEN)
    await alreadyFailed(li, MAX_PIN_TRIES - 3)
    const tries = await Promise.all(
      Array.from({ length: 5 }, () => tryPin({ ...li, db: start() }, WRONG, NOW)),
    )
    const left = tries.map((t) => (t.type === 'wrong' ? t.triesLeft : t.type))
    expect(left.sort()).toEqual([1, 2, 'locked', 'locked', 'locked'])
  })

  test("one person's lock is nobody else's", async () => {
    const { li } = setup()
    const wang = { ...li, personId: 'wang' }
    await fillVault(li, PIN, GIVEN)
    await fillVault(wang, '820461', GIVEN)
    await alreadyFailed(li, MAX_PIN_TRIES - 1)
    expect(await tryPin(li, WRONG, NOW)).toEqual({ type: 'locked' })
    expect(await tryPin(li, PIN, NOW)).toEqual({ type: 'locked' })
    expect(await tryPin(wang, '820461', NOW)).toMatchObject({ type: 'opened' })
  })

  test('does not open for another person or device, even with the same PIN', async () => {
    const { li } = setup()
    await fillVault(li, PIN, GIVEN)
    const { seal } = await readVault(li)
    const copies = [
      { ...li, personId: 'wang' },
      { ...li, deviceId: 'device-2' },
    ]
    for (const copy of copies) {
      const key = `pin:${copy.personId}`
      await li.db.meta.put({ key, value: { failed: 0, lockedAt: null, seal } })
      expect(await tryPin(copy, PIN, NOW)).toMatchObject({ type: 'wrong' })
    }
  })

  test('filling again lifts the lock and keeps the key when told', async () => {
    const { li } = setup()
    const { key } = await fillVault(li, PIN, GIVEN)
    await alreadyFailed(li, MAX_PIN_TRIES - 1)
    await tryPin(li, WRONG, NOW)
    await fillVault(li, '730915', { ...GIVEN, personToken: 'newer', key })
    expect(await tryPin(li, '730915', NOW)).toEqual({
      type: 'opened',
      secret: { ...GIVEN, personToken: 'newer', key },
    })
    expect(await tryPin(li, PIN, NOW)).toMatchObject({ type: 'wrong' })
  })

  test('emptied it asks the server again; locked by the server it stays locked', async () => {
    const { li } = setup()
    await fillVault(li, PIN, GIVEN)
    await emptyVault(li)
    expect(await tryPin(li, PIN, NOW)).toEqual({ type: 'empty' })
    await lockVault(li, NOW)
    expect(await tryPin(li, PIN, NOW)).toEqual({ type: 'locked' })
  })

  test('[AU-4] the tablet holds neither the PIN nor a hash of it', async () => {
    const { li } = setup()
    await fillVault(li, PIN, GIVEN)
    await tryPin(li, WRONG, NOW)
    const held = await li.db.meta.toArray()
    const text = JSON.stringify(held, (_key, value) =>
      value instanceof Uint8Array ? Buffer.from(value).toString('hex') : value,
    )
    for (const shape of await shapesOf(PIN)) expect(text).not.toContain(shape)
    expect(text).not.toContain(GIVEN.personToken)
    const { seal } = await readVault(li)
    expect(Object.keys(seal ?? {}).sort()).toEqual(['box', 'iv', 'rounds', 'salt'])
  })
})

async function shapesOf(pin: string): Promise<string[]> {
  const raw = new TextEncoder().encode(pin)
  const digests = await Promise.all(
    ['SHA-1', 'SHA-256', 'SHA-384', 'SHA-512'].map((name) =>
      crypto.subtle.digest(name, raw),
    ),
  )
  const hex = digests.map((digest) => Buffer.from(digest).toString('hex'))
  return [pin, Buffer.from(pin).toString('hex'), btoa(pin), ...hex]
}
