import { describe, expect, test } from 'vitest'
import type { SaveResult } from '#client/data/save.ts'
import { countPhotos } from '#client/photos/follow-counts.ts'
import { keepPhoto } from '#client/photos/keep-photo.ts'
import type { PhotoDb } from '#client/photos/photo-db.ts'
import { PhotoQueue } from '#client/photos/photo-queue.ts'
import { PHOTO_CHUNK_BYTES } from '#shared/photo/photo-protocol.ts'
import { ManualTimers } from '#tests/client/sync/manual-timers.ts'
import { inputOf, NOW, openStorage, pictureOf } from './photo-storage.ts'
import { ScriptedPhotos } from './scripted-photos.ts'

const CHUNK = PHOTO_CHUNK_BYTES
const SAVED: SaveResult = { type: 'saved', ids: [], scope: 'store:x' }

async function setup() {
  const { db } = await openStorage()
  const server = new ScriptedPhotos()
  const timers = new ManualTimers()
  const line = { isFree: true, asked: 0 }
  const queues: PhotoQueue[] = []
  return {
    ...{ db, server, timers, line },
    /** Taken; the server knows its record unless told. */
    async take(size: number, { takenAt = NOW, isKnown = true } = {}) {
      const picture = await pictureOf(size, size + takenAt)
      const kept = await keepPhoto(db, async () => SAVED, inputOf(picture, { takenAt }))
      if (kept.type !== 'kept') throw new Error(kept.type)
      const record = { sha256: picture.sha256, bytes: size }
      if (isKnown) server.known.set(kept.id, record)
      return { id: kept.id, record, picture }
    },
    start() {
      const queue = new PhotoQueue({
        ...{ db, transport: server, timers },
        now: () => NOW + timers.now,
        mono: () => timers.now,
        random: () => 1,
        forget: async () => {},
        lineFree: async () => {
          line.asked += 1
          while (!line.isFree) await new Promise((resolve) => setImmediate(resolve))
        },
        onError: (error) => {
          throw error
        },
      })
      queues.push(queue)
      return queue
    },
  }
}

const stateOf = async (db: PhotoDb, id: string) => (await db.photos.get(id))?.state
/** However busy the machine is. */
const PATIENCE = { timeout: 30_000 }
const sent = (db: PhotoDb, id: string) =>
  expect.poll(() => stateOf(db, id), PATIENCE).toBe('sent')
/** All that could be done is done: it waits for its timer. */
const rested = (timers: ManualTimers) => expect.poll(() => timers.waiting, PATIENCE).toBe(1)

describe('the queue of photos', () => {
  test('[DU-7] sends in chunks and ends with the hash of the record', async () => {
    const { db, server, take, start } = await setup()
    const { id, picture } = await take(2 * CHUNK + 10)
    start()
    await sent(db, id)
    expect(server.sent.map(({ offset, size }) => [offset, size])).toEqual([
      ...[
        [0, CHUNK],
        [CHUNK, CHUNK],
        [2 * CHUNK, 10],
      ],
    ])
    expect(server.stored.get(id)?.sha256).toBe(picture.sha256)
    expect(await countPhotos(db)).toEqual({ waiting: 0, waitingBytes: 0, refused: 0 })
  })

  test.each(['cut', 'lost'] as const)(
    '[DU-7] a chunk that was %s costs at most itself again',
    async (fate) => {
      const { db, server, timers, take, start } = await setup()
      const { id } = await take(3 * CHUNK)
      server.fates.push(fate, 'fine', fate, 'fine', fate)
      start()
      await expect.poll(() => server.sent.length, PATIENCE).toBe(1)
      const later = async () => {
        await timers.wind(60_000)
        return await stateOf(db, id)
      }
      await expect.poll(later, PATIENCE).toBe('sent')
      const offsets = server.sent.map(({ offset }) => offset / CHUNK)
      expect(offsets).toEqual([0, 0, 1, 1, 2, 2])
      expect(await countPhotos(db)).toMatchObject({ waitingBytes: 0 })
    },
  )

  test('[DU-7] a new page goes on where the old one was cut', async () => {
    const { db, server, timers, take, start } = await setup()
    const { id } = await take(2 * CHUNK)
    server.fates.push('fine', 'cut')
    const first = start()
    await expect.poll(() => server.sent.length, PATIENCE).toBe(2)
    first.stop()
    await timers.wind(60_000)
    expect(server.sent).toHaveLength(2)
    start()
    await sent(db, id)
    expect(server.sent.map(({ offset }) => offset)).toEqual([0, CHUNK, CHUNK])
  })

  test('[DU-6] an altered chunk is sent again', async () => {
    const { db, server, take, start } = await setup()
    const { id, picture } = await take(CHUNK + 10)
    server.fates.push('altered')
    start()
    await sent(db, id)
    expect(server.stored.get(id)?.sha256).toBe(picture.sha256)
    expect(server.sent).toHaveLength(3)
  })

  test('[DU-6] an answer that names another hash is no acknowledgement', async () => {
    const { db, server, timers, take, start } = await setup()
    const { id } = await take(10)
    server.stored.set(id, { sha256: 'f'.repeat(64), at: 0, bytes: new Uint8Array(1) })
    start()
    await expect.poll(() => server.sent.length, PATIENCE).toBe(1)
    await rested(timers)
    expect(await stateOf(db, id)).toBe('waiting')
  })

  test('[DU-6] bytes that rotted on the tablet are never passed off as the photo', async () => {
    const { db, server, take, start } = await setup()
    const { id, picture } = await take(10)
    await db.chunks.put({ sha256: picture.sha256, at: 0, bytes: new Uint8Array(10) })
    start()
    await expect.poll(() => stateOf(db, id), PATIENCE).toBe('refused')
    expect(server.stored.size).toBe(0)
    expect(await countPhotos(db)).toEqual({ waiting: 0, waitingBytes: 0, refused: 1 })
  })

  test('[F66] a photo whose record is not there yet holds up none of the others', async () => {
    const { db, server, timers, take, start } = await setup()
    const early = await take(10, { takenAt: NOW + 5, isKnown: false })
    const other = await take(20)
    const queue = start()
    await sent(db, other.id)
    expect(server.sent.map(({ id }) => id)).toEqual([early.id, other.id])
    // Its bytes do not go again before the server is known to know it.
    for (let i = 0; i < 3; i++) {
      queue.wake('fresh')
      await rested(timers)
    }
    expect(server.sent).toHaveLength(2)
    server.known.set(early.id, early.record)
    await timers.wind(500)
    expect(await stateOf(db, early.id)).toBe('waiting')
    queue.wake('fresh')
    await sent(db, early.id)
  })

  test('what the server will never take stays here and is counted', async () => {
    const { db, server, take, start } = await setup()
    const bad = await take(10, { takenAt: NOW + 5 })
    const good = await take(20)
    server.fates.push('bad_image')
    start()
    await sent(db, good.id)
    expect(await stateOf(db, bad.id)).toBe('refused')
    expect(await db.chunks.count()).toBe(2)
    expect(await countPhotos(db)).toEqual({ waiting: 0, waitingBytes: 0, refused: 1 })
  })

  test('what it refused goes once more at the next start, and no sooner', async () => {
    const { db, server, take, start } = await setup()
    const { id } = await take(10)
    server.fates.push('bad_image')
    const first = start()
    await expect.poll(() => stateOf(db, id), PATIENCE).toBe('refused')
    first.wake('fresh')
    const other = await take(20)
    first.wake('look')
    await sent(db, other.id)
    expect(await stateOf(db, id)).toBe('refused')
    first.stop()
    start()
    await sent(db, id)
  })

  test('without a network it rests longer each time, and is back at once when told', async () => {
    const { db, server, timers, take, start } = await setup()
    const { id } = await take(10)
    server.fates.push('cut', 'cut', 'cut')
    const queue = start()
    await expect.poll(() => server.sent.length, PATIENCE).toBe(1)
    await rested(timers)
    queue.wake('look')
    await timers.wind(999)
    expect(server.sent).toHaveLength(1)
    await timers.wind(1)
    await expect.poll(() => server.sent.length, PATIENCE).toBe(2)
    await rested(timers)
    await timers.wind(1_999)
    expect(server.sent).toHaveLength(2)
    queue.wake('fresh')
    await expect.poll(() => server.sent.length, PATIENCE).toBe(3)
    await rested(timers)
    queue.wake('fresh')
    await sent(db, id)
  })

  test("the server's own pause is kept to", async () => {
    const { db, server, timers, take, start } = await setup()
    const { id } = await take(10)
    server.fates.push('too_many')
    server.retryAfterMs = 20_000
    start()
    await expect.poll(() => server.sent.length, PATIENCE).toBe(1)
    await rested(timers)
    await timers.wind(20_999)
    expect(server.sent).toHaveLength(1)
    await timers.wind(1)
    await sent(db, id)
  })

  test('a chunk waits while records are on the line', async () => {
    const { db, server, line, take, start } = await setup()
    const { id } = await take(10)
    line.isFree = false
    start()
    await expect.poll(() => line.asked, PATIENCE).toBe(1)
    expect(server.sent).toEqual([])
    line.isFree = true
    await sent(db, id)
  })

  test('the newest goes first', async () => {
    const { db, server, take, start } = await setup()
    const old = await take(10, { takenAt: NOW - 1000 })
    const young = await take(20, { takenAt: NOW })
    start()
    await sent(db, old.id)
    expect(server.sent.map(({ id }) => id)).toEqual([young.id, old.id])
  })
})
