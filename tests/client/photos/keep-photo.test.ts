import { describe, expect, test } from 'vitest'
import type { SaveResult } from '#client/data/save.ts'
import { keepPhoto, type SaveRecord } from '#client/photos/keep-photo.ts'
import { mendHeld } from '#client/photos/mend-held.ts'
import { readBytes } from '#client/photos/photo-bytes.ts'
import type { PhotoDb } from '#client/photos/photo-db.ts'
import { hasRoom } from '#client/photos/photo-room.ts'
import type { Photo } from '#shared/photo/photo.ts'
import { PHOTO_CHUNK_BYTES } from '#shared/photo/photo-protocol.ts'
import { fillUp, inputOf, NOW, openStorage, pictureOf } from './photo-storage.ts'

const SAVED: SaveResult = { type: 'saved', ids: [], scope: 'store:x' }

function recordsHere() {
  const records = new Map<string, Photo>()
  const save: SaveRecord = async (id, body) => {
    records.set(id, body)
    return SAVED
  }
  return { records, save }
}

async function rowsIn(db: PhotoDb) {
  const [photos, chunks, thumbs] = await Promise.all([
    ...[db.photos.count(), db.chunks.count(), db.thumbs.count()],
  ])
  return { photos, chunks, thumbs }
}

describe('keeping a photo', () => {
  test('[DU-2] stores its bytes in chunks, as bytes, strictly, before its record', async () => {
    const { db, storage } = await openStorage()
    const picture = await pictureOf(PHOTO_CHUNK_BYTES * 2 + 5)
    const { bytes, sha256 } = picture
    let bytesFirst = false
    const result = await keepPhoto(
      db,
      async () => {
        const held = await readBytes(db, sha256, { start: 0, end: bytes.length })
        bytesFirst = held !== null && Buffer.compare(held, bytes) === 0
        return SAVED
      },
      inputOf(picture),
    )
    expect(result.type).toBe('kept')
    expect(bytesFirst).toBe(true)
    const chunks = await db.chunks.toArray()
    expect(chunks.map((chunk) => chunk.bytes.length)).toEqual([
      ...[PHOTO_CHUNK_BYTES, PHOTO_CHUNK_BYTES, 5],
    ])
    expect(chunks.every((chunk) => chunk.bytes instanceof Uint8Array)).toBe(true)
    expect(storage.transactions.map(({ durability }) => durability)).toEqual(
      storage.transactions.map(() => 'strict'),
    )
    expect(await db.photos.toArray()).toMatchObject([{ state: 'waiting', sha256 }])
  })

  test('any part of the bytes can be read back, and none that are not all there', async () => {
    const { db } = await openStorage()
    const picture = await pictureOf(PHOTO_CHUNK_BYTES + 100)
    await keepPhoto(db, recordsHere().save, inputOf(picture))
    const { sha256, bytes } = picture
    for (const [start, end] of [
      [0, 10],
      [PHOTO_CHUNK_BYTES - 5, PHOTO_CHUNK_BYTES + 5],
      [PHOTO_CHUNK_BYTES, bytes.length],
      [7, bytes.length],
    ] as const) {
      const part = await readBytes(db, sha256, { start, end })
      expect(part && Buffer.compare(part, bytes.slice(start, end)), `${start}`).toBe(0)
    }
    expect(await readBytes(db, sha256, { start: 0, end: bytes.length + 1 })).toBeNull()
    expect(await readBytes(db, 'other', { start: 0, end: 1 })).toBeNull()
  })

  test.each(['request', 'commit'] as const)(
    '[DU-9][DU-11][F44] full at any %s: said, nothing half, the others are kept',
    async (where) => {
      const { db } = await openStorage()
      const { records, save } = recordsHere()
      await keepPhoto(db, save, inputOf(await pictureOf(1000, 7)))
      const before = await rowsIn(db)
      for (let writes = 0; ; writes++) {
        expect(writes, 'never gets through').toBeLessThan(20)
        const mend = fillUp({ writes, where })
        const picture = await pictureOf(PHOTO_CHUNK_BYTES + 9, 100 + writes)
        const result = await keepPhoto(db, save, inputOf(picture))
        mend()
        if (result.type === 'kept') {
          expect(writes).toBeGreaterThan(3)
          break
        }
        expect(result).toEqual({ type: 'not_saved', reason: 'full' })
        expect(records.size).toBe(1)
        expect(await rowsIn(db)).toEqual(before)
      }
      expect(records.size).toBe(2)
    },
  )

  test('[DU-10] a lost connection is mended by the second try', async () => {
    const { db, storage } = await openStorage()
    const { records, save } = recordsHere()
    storage.failTransactions(1, 'UnknownError')
    const result = await keepPhoto(db, save, inputOf(await pictureOf(1000)))
    expect(result.type).toBe('kept')
    expect(records.size).toBe(1)
    expect(storage.opened).toBe(2)
  })

  test('[DU-10] a connection that stays lost is said', async () => {
    const { db, storage } = await openStorage()
    const { records, save } = recordsHere()
    storage.failTransactions(99, 'UnknownError')
    const result = await keepPhoto(db, save, inputOf(await pictureOf(1000)))
    expect(result).toEqual({ type: 'not_saved', reason: 'storage' })
    expect(records.size).toBe(0)
  })

  test.each([
    [{ type: 'refused', refusal: { code: 'not_allowed', detail: '' } } as const, 'refused'],
    [{ type: 'not_saved', reason: 'full' } as const, 'not_saved'],
  ])('a record that is not saved leaves no bytes: %o', async (answer, type) => {
    const { db } = await openStorage()
    const result = await keepPhoto(db, async () => answer, inputOf(await pictureOf(10)))
    expect(result.type).toBe(type)
    expect(await rowsIn(db)).toEqual({ photos: 0, chunks: 0, thumbs: 0 })
  })

  test('[F64] bytes another photo shares stay when one is taken back', async () => {
    const { db } = await openStorage()
    const picture = await pictureOf(10)
    await keepPhoto(db, recordsHere().save, inputOf(picture))
    const full = { type: 'not_saved', reason: 'full' } as const
    await keepPhoto(db, async () => full, inputOf(picture))
    expect(await rowsIn(db)).toEqual({ photos: 1, chunks: 1, thumbs: 1 })
  })
})

test('[F56] the picture from the shutter is kept until the photo made from it is', async () => {
  const { db } = await openStorage()
  const { save } = recordsHere()
  const target = { parentKind: 'inspectionRound', parentId: 'round', slot: 'A01' }
  const draft = { personId: 'chen', bytes: new Uint8Array(9), target, takenAt: NOW }
  await db.drafts.put(draft)
  const picture = await pictureOf(10)
  const mend = fillUp({ writes: 1, where: 'commit' })
  const full = await keepPhoto(db, save, inputOf(picture, { draftOf: 'chen' }))
  mend()
  expect(full.type).toBe('not_saved')
  expect(await db.drafts.toArray()).toEqual([draft])
  await keepPhoto(db, save, inputOf(picture, { draftOf: 'chen' }))
  expect(await db.drafts.count()).toBe(0)
})

test('[F56] a page that died between bytes and record: the record is written by the next', async () => {
  const { db } = await openStorage()
  const died = new Promise<never>(() => {})
  void keepPhoto(db, () => died, inputOf(await pictureOf(10)))
  await expect.poll(() => db.photos.count(), { timeout: 30_000 }).toBe(1)
  const refuse: SaveRecord = async () => ({
    ...{ type: 'refused', refusal: { code: 'unknown_author', detail: '' } },
  })
  await mendHeld(db, refuse)
  expect(await db.photos.toArray()).toMatchObject([{ state: 'held' }])
  const { records, save } = recordsHere()
  await mendHeld(db, save)
  const [row] = await db.photos.toArray()
  expect(row).toMatchObject({ state: 'waiting' })
  expect(records.get(row?.id ?? '')).toEqual(row?.body)
})

describe('[DU-9] room for a photo', () => {
  const MB = 1_000_000
  test.each([
    ['plenty', { used: 0, quota: 1000 * MB }, true],
    ['the last 50 MB are for words', { used: 951 * MB, quota: 1000 * MB }, false],
    ['just before them', { used: 950 * MB, quota: 1000 * MB }, true],
    ['a small disk holds back a tenth', { used: 91 * MB, quota: 100 * MB }, false],
    ['not told', { used: null, quota: null }, true],
  ])('%s', async (_name, room, expected) => {
    const { db } = await openStorage()
    expect(await hasRoom(db, room)).toBe(expected)
  })

  test('what was only fetched makes way', async () => {
    const { db } = await openStorage()
    const bytes = new Uint8Array(2 * MB)
    await db.fulls.put({ sha256: 'x', bytes, usedAt: 1 })
    expect(await hasRoom(db, { used: 951 * MB, quota: 1000 * MB })).toBe(true)
    expect(await db.fulls.count()).toBe(0)
  })
})
