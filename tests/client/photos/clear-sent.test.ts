import { beforeEach, describe, expect, test } from 'vitest'
import type { SaveResult } from '#client/data/save.ts'
import { clearSent } from '#client/photos/clear-sent.ts'
import { keepPhoto } from '#client/photos/keep-photo.ts'
import { readBytes } from '#client/photos/photo-bytes.ts'
import type { PhotoDb } from '#client/photos/photo-db.ts'
import type { PhotoAnswer } from '#client/photos/photo-transport.ts'
import type { PhotoState } from '#shared/photo/photo-protocol.ts'
import { inputOf, NOW, openStorage, pictureOf } from './photo-storage.ts'

const DAY = 24 * 3_600_000
const SAVED: SaveResult = { type: 'saved', ids: [], scope: 'store:x' }

let db: PhotoDb
let sha256: string
beforeEach(async () => {
  db = (await openStorage()).db
  sha256 = await taken()
})

/** Taken and acknowledged at NOW. */
async function taken(seed = 1): Promise<string> {
  const picture = await pictureOf(100, seed)
  const kept = await keepPhoto(db, async () => SAVED, inputOf(picture))
  if (kept.type !== 'kept') throw new Error(kept.type)
  await db.photos.update(kept.id, { state: 'sent', offset: 100, sentAt: NOW })
  return picture.sha256
}

const hasBytes = async (hash = sha256) =>
  (await readBytes(db, hash, { start: 0, end: 100 })) !== null

function clear(answer: PhotoAnswer<PhotoState>, afterMs = DAY) {
  const state = async () => answer
  return clearSent({ db, transport: { state }, now: () => NOW + afterMs })
}

const stored = (storedForMs: number, hash = sha256): PhotoAnswer<PhotoState> => ({
  ...{ type: 'ok', value: { type: 'stored', sha256: hash, storedForMs } },
})

describe('[DU-8] the bytes of a photo leave the tablet', () => {
  test('a day after the server had all of it; the thumbnail stays', async () => {
    await clear(stored(DAY))
    expect(await hasBytes()).toBe(false)
    expect(await db.thumbs.count()).toBe(1)
    expect(await db.photos.toArray()).toMatchObject([{ state: 'sent', isCleared: true }])
  })

  test.each<[string, () => PhotoAnswer<PhotoState>, number?]>([
    ['a moment before', () => stored(DAY), DAY - 1],
    ['by a clock of ours that jumped ahead', () => stored(60_000), 30 * DAY],
    ['for a hash that is another', () => stored(DAY, 'f'.repeat(64))],
    ['without an answer', () => ({ type: 'unreachable' })],
    [
      'when asked too often',
      () => ({ type: 'refused', code: 'too_many', retryAfterMs: 1 }),
    ],
    [
      'when signed out',
      () => ({ type: 'refused', code: 'signed_out', retryAfterMs: null }),
    ],
    [
      'with its record gone',
      () => ({ type: 'refused', code: 'not_found', retryAfterMs: null }),
    ],
  ])('but not %s', async (_name, answer, afterMs) => {
    await clear(answer(), afterMs)
    expect(await hasBytes()).toBe(true)
    expect(await db.photos.toArray()).toMatchObject([{ state: 'sent' }])
  })

  test.each<[string, PhotoAnswer<PhotoState>, number]>([
    ['cannot be asked now, the others are left alone', { type: 'unreachable' }, 1],
    [
      'is asked too much, the others are left alone',
      { type: 'refused', code: 'too_many', retryAfterMs: 1 },
      1,
    ],
    [
      'does not know it, the others are seen to',
      { type: 'refused', code: 'not_found', retryAfterMs: null },
      2,
    ],
  ])('where the server %s', async (_name, answer, expected) => {
    await taken(2)
    let asked = 0
    const state = async () => {
      asked += 1
      return answer
    }
    await clearSent({ db, transport: { state }, now: () => NOW + DAY })
    expect(asked).toBe(expected)
  })

  test('and not from a server that has lost them: it gets them again', async () => {
    const lost = await clear({
      ...{ type: 'ok', value: { type: 'waiting', offset: 0, device: null } },
    })
    expect(lost).toBe(1)
    expect(await hasBytes()).toBe(true)
    expect(await db.photos.toArray()).toMatchObject([{ state: 'waiting', offset: 0 }])
  })

  test('and not while another photo of the same picture still waits', async () => {
    await taken()
    const [first, second] = await db.photos.toArray()
    await db.photos.update(second?.id ?? '', { state: 'waiting' })
    await clear(stored(DAY))
    expect(await hasBytes()).toBe(true)
    expect((await db.photos.get(first?.id ?? ''))?.isCleared).toBe(true)
    await db.photos.update(second?.id ?? '', { state: 'sent' })
    await clear(stored(DAY))
    expect(await hasBytes()).toBe(false)
  })

  test('and nobody asks about one that is gone already', async () => {
    await clear(stored(DAY))
    let asked = 0
    const state = async () => {
      asked += 1
      return stored(DAY)
    }
    await clearSent({ db, transport: { state }, now: () => NOW + 2 * DAY })
    expect(asked).toBe(0)
  })
})
