/** Photos from a tablet's storage over a bad line into the real server, and down again. */
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { clearSent } from '#client/photos/clear-sent.ts'
import { keepPhoto } from '#client/photos/keep-photo.ts'
import { loadPhoto } from '#client/photos/load-photo.ts'
import type { Bytes } from '#client/photos/photo-bytes.ts'
import { PhotoDb } from '#client/photos/photo-db.ts'
import { PhotoQueue } from '#client/photos/photo-queue.ts'
import { createPhotoTransport } from '#client/photos/photo-transport.ts'
import { photo } from '#shared/photo/photo.ts'
import { PHOTO_CHUNK_BYTES } from '#shared/photo/photo-protocol.ts'
import type { TestTenant } from '#tests/support/server.ts'
import { seeded } from '#tests/support/tablet.ts'
import {
  DAY,
  hashOf,
  noise,
  openStage,
  type PhotoStage,
  type PhotoTablet,
} from './photo-stage.ts'

let stage: PhotoStage
let tenant: TestTenant
let one: PhotoTablet
beforeAll(async () => {
  stage = await openStage(inject('databaseUrl'))
  tenant = await stage.server.newTenant()
  one = await stage.tablet(tenant)
})
afterAll(() => stage.close())

type Line = {
  readonly fetch: (request: Request) => Promise<Response>
  /** What went wrong, by kind. */
  readonly trouble: Record<'cut' | 'lost' | 'flippedUp' | 'flippedDown', number>
  /** Bytes of chunks that were sent off. */
  sent: number
  isFine: boolean
}

/** By turns, not by chance, so that each kind of trouble is met whatever the sizes are. */
const UP = [
  'fine',
  'cut',
  'fine',
  'lost',
  'fine',
  'flipped',
  'fine',
  'cut',
  'fine',
] as const
const DOWN = ['fine', 'lost', 'fine', 'fine', 'flipped', 'fine', 'fine'] as const

/** A line that cuts requests at any byte, loses answers and flips bits, one in three times. */
function badLine(seed: number): Line {
  const random = seeded(seed)
  let ups = 0
  let downs = 0
  const line: Line = {
    trouble: { cut: 0, lost: 0, flippedUp: 0, flippedDown: 0 },
    ...{ sent: 0, isFine: false },
    async fetch(request) {
      const body = new Uint8Array(await request.arrayBuffer())
      const isChunk = request.method === 'POST'
      const turn = isChunk ? UP[ups++ % UP.length] : DOWN[downs++ % DOWN.length]
      const fate = line.isFine ? 'fine' : turn
      const { trouble } = line
      line.sent += body.length
      if (isChunk && fate === 'cut') {
        trouble.cut += 1
        await stage.server.app.request(
          again(request, cutOff(body, Math.floor(random() * body.length))),
        )
        throw new TypeError('the line broke')
      }
      if (isChunk && fate === 'flipped') {
        trouble.flippedUp += 1
        return await stage.server.app.request(again(request, flipped(body, random)))
      }
      const reply = await stage.server.app.request(again(request, isChunk ? body : null))
      if (fate === 'lost') {
        trouble.lost += 1
        throw new TypeError('the line broke')
      }
      if (fate === 'flipped') {
        trouble.flippedDown += 1
        const down = new Uint8Array(await reply.arrayBuffer())
        return new Response(flipped(down, random), reply)
      }
      return reply
    },
  }
  return line
}

function again(request: Request, body: Bytes | ReadableStream | null): Request {
  const { method, headers } = request
  return new Request(request.url, { method, headers, body, duplex: 'half' } as RequestInit)
}

function cutOff(body: Bytes, at: number): ReadableStream {
  return new ReadableStream({
    start: (controller) => controller.enqueue(body.slice(0, at)),
    pull: (controller) => controller.error(new Error('the line broke')),
  })
}

function flipped(bytes: Bytes, random: () => number): Bytes {
  const copy = bytes.slice()
  copy[Math.floor(random() * copy.length)]! ^= 1 << Math.floor(random() * 8)
  return copy
}

function newDb(): PhotoDb {
  return new PhotoDb('photos', { indexedDB: new IDBFactory(), IDBKeyRange })
}

function transportOver(line: Line) {
  const { credential } = tenant
  return createPhotoTransport({ baseUrl: 'http://server', credential, fetch: line.fetch })
}

async function take(db: PhotoDb, jpeg: Buffer) {
  const bytes: Bytes = new Uint8Array(jpeg)
  const { width, height } = await sharp(jpeg).metadata()
  const picture = { bytes, thumb: bytes.slice(0, 9), sha256: hashOf(bytes), width, height }
  const kept = await keepPhoto(db, (id, body) => one.tablet.create(photo, body, { id }), {
    ...{ parentKind: 'inspectionRound', parentId: 'round', slot: 'A01' },
    ...{ picture, day: DAY, takenAt: 1 },
  })
  if (kept.type !== 'kept') throw new Error(kept.type)
  return { id: kept.id, sha256: picture.sha256, bytes: bytes.length }
}

/** Pauses cost no time here: the clock leaps whenever it is looked at. */
async function sendAll(db: PhotoDb, line: Line): Promise<void> {
  let now = 0
  const queue = new PhotoQueue({
    ...{ db, transport: transportOver(line), random: () => 0 },
    timers: { set: (run) => setTimeout(run, 0), clear: (t) => clearTimeout(t as never) },
    now: stage.server.clock.now,
    mono: () => {
      now += 1_000
      return now
    },
    forget: async () => {},
    lineFree: async () => {},
    onError: (error) => {
      throw error
    },
  })
  const left = () => db.photos.where('state').equals('waiting').count()
  await expect.poll(left, { timeout: 50_000 }).toBe(0)
  queue.stop()
}

describe('the whole way of a photo', () => {
  test('[DU-6][DU-7][F11][F65] over a line that cuts, loses and flips, every one arrives as it was', async () => {
    const db = newDb()
    const line = badLine(20_261_123)
    const taken = []
    for (let i = 0; i < 40; i++) {
      const size = i % 8 === 0 ? 1400 : 120 + i
      taken.push(await take(db, await noise(size, size).jpeg({ quality: 90 }).toBuffer()))
    }
    const total = taken.reduce((sum, { bytes }) => sum + bytes, 0)
    expect(total).toBeGreaterThan(4 * PHOTO_CHUNK_BYTES)
    // The records go by themselves, whatever becomes of the photos.
    await one.tablet.syncOnce()
    expect(await one.tablet.pending()).toEqual([])

    await sendAll(db, line)
    expect((await db.photos.toArray()).map(({ state }) => state)).toEqual(
      taken.map(() => 'sent'),
    )
    const { cut, lost, flippedUp } = line.trouble
    expect(Math.min(cut, lost, flippedUp), 'the line was too good').toBeGreaterThan(0)
    expect(line.sent - total).toBeLessThanOrEqual(
      (cut + lost + flippedUp) * PHOTO_CHUNK_BYTES,
    )
    for (const { id, sha256 } of taken) {
      expect(await one.state(id)).toMatchObject({ type: 'stored', sha256 })
    }

    // Another tablet sees each, or nothing: never an altered one.
    const elsewhere = newDb()
    const deps = { db: elsewhere, transport: transportOver(line), now: () => 1 }
    for (const one of taken) {
      const loaded = await loadPhoto(deps, one, 'thumb')
      if (loaded.type === 'here') await sharp(loaded.bytes).raw().toBuffer()
    }
    expect(line.trouble.flippedDown).toBeGreaterThan(0)
    line.isFine = true
    for (const one of taken) {
      expect((await loadPhoto(deps, one, 'thumb')).type).toBe('here')
    }
  })

  test('[DU-8] bytes stay until the server has kept them for a day by its own clock', async () => {
    const db = newDb()
    const line = badLine(1)
    line.isFine = true
    await take(db, await noise(100, 100).jpeg().toBuffer())
    await one.tablet.syncOnce()
    await sendAll(db, line)
    for (const [advanceMs, chunks] of [
      [0, 1],
      [23 * 3_600_000, 1],
      [3_600_000, 0],
    ] as const) {
      stage.server.clock.advance(advanceMs)
      const { now } = stage.server.clock
      expect(await clearSent({ db, now, transport: transportOver(line) })).toBe(0)
      expect(await db.chunks.count()).toBe(chunks)
    }
  })
})
