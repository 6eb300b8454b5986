// Before Dexie: without IndexedDB in sight it takes the page for a server's.
import 'fake-indexeddb/auto'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { obeyOrder } from '#client/app/obey-order.ts'
import { photoDb } from '#client/photos/photo-db.ts'
import { LocalDb } from '#client/sync/local-db.ts'
import { photo } from '#shared/photo/photo.ts'

let db: LocalDb
let asked: string[]
let left = 0
const leave = () => {
  left += 1
}

beforeEach(async () => {
  ;[asked, left] = [[], 0]
  db = new LocalDb('floorwalk')
  await db.open()
  await db.meta.put({ key: 'canary', value: '王小姐 13800000001' })
  localStorage.setItem('canary', 'x')
  vi.stubGlobal('fetch', async (path: string) => {
    asked.push(path)
    return Response.json({ ok: true })
  })
})
afterEach(async () => {
  db.close()
  photoDb().close({ disableAutoOpen: false })
  for (const { name } of await indexedDB.databases()) indexedDB.deleteDatabase(name ?? '')
  vi.unstubAllGlobals()
})

const obey = (order: 'wipe' | 'retire') => obeyOrder({ order, db, credential: 'c', leave })

async function isWiped(): Promise<boolean> {
  const names = (await indexedDB.databases()).map(({ name }) => name)
  return names.length === 0 && localStorage.getItem('canary') === null
}

async function keepPhoto(state: 'waiting' | 'sent'): Promise<void> {
  const base = { id: 'p', sha256: 'a'.repeat(64), bytes: 1, takenAt: 1, offset: 0 }
  const body = { parentKind: photo.name } as never
  await photoDb().photos.put({ ...base, body, state, sentAt: null })
}

test('[AU-9] told to wipe itself it does so at once, whatever it holds', async () => {
  await keepPhoto('waiting')
  expect(await obey('wipe')).toBe(true)
  expect([await isWiped(), left, asked]).toEqual([true, 1, []])
})

test('[AU-9][AZ-12] retired or moved it sends first: with a photo to go nothing is wiped', async () => {
  await keepPhoto('waiting')
  expect(await obey('retire')).toBe(false)
  expect([await isWiped(), left, asked]).toEqual([false, 0, []])
  await keepPhoto('sent')
  expect(await obey('retire')).toBe(true)
  expect([await isWiped(), left, asked]).toEqual([true, 1, ['/auth/v1/device/wiped']])
})

test('[AU-9] retired it keeps what was too large to be sent', async () => {
  const row = { order: 1, scope: 's', entry: null, code: 'too_large', detail: '' }
  const mutation = { changes: [] }
  await db.refused.put({ ...row, mutation, state: 'open', at: 1 } as never)
  expect(await obey('retire')).toBe(false)
  await db.refused.put({ ...row, mutation, state: 'discarded', at: 1 } as never)
  expect(await obey('retire')).toBe(true)
})

test('[AU-9] retired but not heard by the server it stays as it is', async () => {
  vi.stubGlobal('fetch', async () => {
    throw new TypeError('no network')
  })
  expect(await obey('retire')).toBe(false)
  expect([await isWiped(), left]).toEqual([false, 0])
})
