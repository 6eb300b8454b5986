import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { createApp } from '#server/app.ts'
import { diskPhotoStore } from '#server/features/photo/disk-photo-store.ts'
import { partialUploads, sweepPartials } from '#server/features/photo/partial-uploads.ts'
import type { PhotoStore } from '#server/features/photo/photo-store.ts'
import { contentDigest, takeChunk } from '#server/features/photo/take-chunk.ts'
import { photo } from '#shared/photo/photo.ts'
import { PHOTO_CHUNK_BYTES, PHOTOS_PATH } from '#shared/photo/photo-protocol.ts'
import type { TestTenant } from '#tests/support/server.ts'
import {
  bodyOf,
  hashOf,
  jpeg,
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

const codeOf = async (reply: Response) => ((await reply.json()) as { code: string }).code

describe('an upload', () => {
  test('[DU-6] is stored once its hash is that of the record', async () => {
    const bytes = await jpeg()
    const id = await one.record(bytes)
    expect(await one.state(id)).toEqual({ type: 'waiting', offset: 0, device: '門口平板' })
    const reply = await one.sendAll(id, bytes)
    expect(await reply.json()).toEqual({
      ...{ type: 'stored', sha256: hashOf(bytes), storedForMs: 0 },
    })
    stage.server.clock.advance(60_000)
    expect(await one.state(id)).toMatchObject({ type: 'stored', storedForMs: 60_000 })
  })

  test('[DU-7] goes on where it was cut, in chunks of any size', async () => {
    const bytes = await jpeg()
    const id = await one.record(bytes)
    const third = Math.ceil(bytes.length / 3)
    const part = (from: number, to: number) => ({
      ...{ offset: from, bytes: bytes.subarray(from, to) },
    })
    expect(await (await one.send(id, part(0, third))).json()).toMatchObject({
      offset: third,
    })
    expect(await one.state(id)).toMatchObject({ type: 'waiting', offset: third })
    // The answer was lost, so it comes again, with more behind it.
    const again = await one.send(id, part(0, 2 * third))
    expect(await again.json()).toMatchObject({ offset: 2 * third })
    const last = await one.send(id, part(2 * third, bytes.length))
    expect(await last.json()).toMatchObject({ type: 'stored' })
    expect((await one.get(`/${id}/full`)).status).toBe(200)
  })

  test('[DU-7] with a hole is told where to go on; nothing is written', async () => {
    const bytes = await jpeg()
    const id = await one.record(bytes)
    const reply = await one.send(id, { offset: 500, bytes: bytes.subarray(500) })
    expect(await reply.json()).toMatchObject({ type: 'waiting', offset: 0 })
    expect(await one.state(id)).toMatchObject({ offset: 0 })
  })

  test('[DU-6] a byte flipped on the way is refused before it is written', async () => {
    const bytes = await jpeg()
    const id = await one.record(bytes)
    // Not the last chunk: nothing else would notice before all the rest has come.
    const half = bytes.subarray(0, bytes.length / 2)
    const flipped = Uint8Array.from(half)
    flipped[100]! ^= 1
    const headers = { 'content-digest': contentDigest(half) }
    const reply = await one.send(id, { bytes: flipped, headers })
    expect(reply.status).toBe(422)
    expect(await codeOf(reply)).toBe('wrong_bytes')
    expect(await one.state(id)).toMatchObject({ type: 'waiting', offset: 0 })
    expect(await (await one.sendAll(id, bytes)).json()).toMatchObject({ type: 'stored' })
  })

  test('[DU-6][F65] other bytes than the record names are refused at the end', async () => {
    const bytes = await jpeg()
    const id = await one.record(bytes)
    const other = Uint8Array.from(bytes)
    other[100]! ^= 1
    const reply = await one.sendAll(id, other)
    expect([reply.status, await codeOf(reply)]).toEqual([422, 'wrong_bytes'])
    expect(await one.state(id)).toMatchObject({ type: 'waiting', offset: 0 })
    expect(stage.files().filter((name) => name.endsWith('.part'))).toEqual([])
    expect(await (await one.sendAll(id, bytes)).json()).toMatchObject({ type: 'stored' })
  })

  test('more than the record says is refused', async () => {
    const bytes = await jpeg()
    const id = await one.record(bytes, { bytes: bytes.length - 1 })
    expect((await one.sendAll(id, bytes)).status).toBe(413)
  })

  test('[F66] before its record it is not known; the record never waits for it', async () => {
    const bytes = await jpeg()
    const id = randomUUID()
    expect((await one.sendAll(id, bytes)).status).toBe(404)
    await one.tablet.create(photo, bodyOf(bytes), { id })
    expect((await one.sendAll(id, bytes)).status).toBe(404)
    await one.tablet.syncOnce()
    expect(await one.tablet.pending()).toEqual([])
    expect((await one.get(`/${id}/thumb`)).status).toBe(404)
    expect((await one.sendAll(id, bytes)).status).toBe(200)
    expect((await one.get(`/${id}/thumb`)).status).toBe(200)
  })

  test('[F64] the same picture on two records is on both', async () => {
    const bytes = await jpeg()
    const [first, second] = [await one.record(bytes), await one.record(bytes)]
    await one.sendAll(first, bytes)
    expect(await one.state(second)).toMatchObject({ type: 'stored' })
    expect((await one.get(`/${second}/full`)).status).toBe(200)
  })

  test('[DU-21] a full disk is said; what came stays, and it ends once there is room', async () => {
    const bytes = await jpeg()
    const id = await one.record(bytes)
    const { db, now } = stage.server.deps
    const store = diskPhotoStore(stage.dir)
    const full: PhotoStore = {
      ...store,
      put: async () => {
        throw Object.assign(new Error('no space left'), { code: 'ENOSPC' })
      },
    }
    const { tenantId, deviceId, scopes } = tenant.device
    const chunk = { id, offset: 0, bytes, digest: contentDigest(bytes) }
    const take = (into: PhotoStore) =>
      takeChunk(
        { db, now, store: into, partials: partialUploads(stage.dir) },
        { tenantId, deviceId, scopes },
        chunk,
      )
    await expect(take(full)).rejects.toMatchObject({ code: 'busy' })
    expect(await one.state(id)).toMatchObject({ type: 'waiting', offset: bytes.length })
    expect(await take(store)).toMatchObject({ type: 'stored' })
  })

  test('a photo may come through several servers on one folder', async () => {
    const bytes = await jpeg()
    const id = await one.record(bytes)
    const servers = [stage.server.app, createApp(stage.server.deps)]
    for (let offset = 0, i = 0; offset < bytes.length; offset += 5_000, i++) {
      const chunk = bytes.subarray(offset, offset + 5_000)
      const headers = {
        ...one.auth,
        ...{ 'content-type': 'application/octet-stream' },
        'content-digest': contentDigest(chunk),
      }
      const path = `${PHOTOS_PATH}/${id}/chunks?offset=${offset}`
      const init = { method: 'POST', body: new Uint8Array(chunk), headers }
      expect((await servers[i % 2]?.request(path, init))?.status).toBe(200)
    }
    expect(await one.state(id)).toMatchObject({ type: 'stored' })
  })

  test('two servers may take the same chunks at once', async () => {
    const bytes = await jpeg(900, 900)
    const id = await one.record(bytes)
    const half = Math.ceil(bytes.length / 2)
    const both = (offset: number, end: number) =>
      Promise.all(
        [1, 2, 3].map(() => one.send(id, { offset, bytes: bytes.subarray(offset, end) })),
      )
    for (const reply of await both(0, half)) expect(reply.status).toBe(200)
    for (const reply of await both(half, bytes.length)) expect(reply.status).toBe(200)
    expect(await one.state(id)).toMatchObject({ type: 'stored' })
    expect((await one.get(`/${id}/full`)).status).toBe(200)
  })

  test('what was never finished is cleared after some days, and comes anew', async () => {
    const bytes = await jpeg()
    const id = await one.record(bytes)
    await one.send(id, { bytes: bytes.subarray(0, 1000) })
    expect(await sweepPartials(stage.dir, Date.now() - 60_000)).toBe(0)
    expect(await one.state(id)).toMatchObject({ offset: 1000 })
    expect(await sweepPartials(stage.dir, Date.now() + 60_000)).toBe(1)
    expect(await one.state(id)).toMatchObject({ type: 'waiting', offset: 0 })
    expect(await (await one.sendAll(id, bytes)).json()).toMatchObject({ type: 'stored' })
  })

  test('a chunk is bytes of a known type, at a number', async () => {
    const bytes = await jpeg()
    const id = await one.record(bytes)
    const json = { 'content-type': 'application/json' }
    expect((await one.send(id, { bytes, headers: json })).status).toBe(415)
    const gzip = { 'content-encoding': 'gzip' }
    expect((await one.send(id, { bytes, headers: gzip })).status).toBe(415)
    for (const offset of [-1, 0.5, Number.NaN, 1e9]) {
      expect((await one.send(id, { offset, bytes })).status, `${offset}`).toBe(400)
    }
  })

  test('[IN-8] too much is refused by its length told and by what streams in', async () => {
    const bytes = await jpeg()
    const id = await one.record(bytes)
    const declared = { 'content-length': '100000000' }
    expect((await one.send(id, { bytes, headers: declared })).status).toBe(413)
    let pulled = 0
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        pulled += 65_536
        controller.enqueue(new Uint8Array(65_536))
      },
    })
    const lying = { 'content-length': '10' }
    expect((await one.send(id, { bytes: endless, headers: lying })).status).toBe(413)
    expect(pulled).toBeLessThan(3 * PHOTO_CHUNK_BYTES)
    expect(await one.state(id)).toMatchObject({ offset: 0 })
  })
})
