import { describe, expect, test } from 'vitest'
import type { SaveResult } from '#client/data/save.ts'
import { keepPhoto } from '#client/photos/keep-photo.ts'
import { loadPhoto } from '#client/photos/load-photo.ts'
import { contentDigest, createPhotoTransport } from '#client/photos/photo-transport.ts'
import { inputOf, openStorage, pictureOf } from './photo-storage.ts'
import { ScriptedPhotos } from './scripted-photos.ts'

const SAVED: SaveResult = { type: 'saved', ids: [], scope: 'store:x' }

async function setup() {
  const { db } = await openStorage()
  const server = new ScriptedPhotos()
  let now = 0
  const deps = { db, transport: server, now: () => ++now }
  return { db, server, deps }
}

describe('a picture', () => {
  test('taken here is shown without asking anybody', async () => {
    const { db, server, deps } = await setup()
    const picture = await pictureOf(100)
    await keepPhoto(db, async () => SAVED, inputOf(picture))
    const photo = { id: 'p', sha256: picture.sha256, bytes: 100 }
    expect(await loadPhoto(deps, photo, 'full')).toMatchObject({ type: 'here' })
    expect(await loadPhoto(deps, photo, 'thumb')).toMatchObject({ type: 'here' })
    expect(server.fetched).toEqual([])
  })

  test('of another tablet is fetched once, then kept', async () => {
    const { server, deps } = await setup()
    const { bytes, sha256 } = await pictureOf(100)
    server.stored.set('p', { sha256, at: 0, bytes })
    const photo = { id: 'p', sha256, bytes: 100 }
    for (let i = 0; i < 2; i++) {
      expect(await loadPhoto(deps, photo, 'thumb')).toEqual({ type: 'here', bytes })
      expect(await loadPhoto(deps, photo, 'full')).toEqual({ type: 'here', bytes })
    }
    expect(server.fetched).toEqual(['p thumb', 'p full'])
  })

  test('that the server has not got is said to be where it was taken', async () => {
    const { server, deps } = await setup()
    const { sha256 } = await pictureOf(100)
    server.known.set('p', { sha256, bytes: 100 })
    const photo = { id: 'p', sha256, bytes: 100 }
    expect(await loadPhoto(deps, photo, 'thumb')).toEqual({
      ...{ type: 'away', device: '門口平板 A' },
    })
    expect(await loadPhoto(deps, { ...photo, id: 'unknown' }, 'thumb')).toEqual({
      ...{ type: 'away', device: null },
    })
  })

  test('fetched in full makes way for later ones; the one last looked at stays', async () => {
    const { db, server, deps } = await setup()
    const load = async (n: number) => {
      const { bytes, sha256 } = await pictureOf(10, n)
      server.stored.set(`p${n}`, { sha256, at: 0, bytes })
      await loadPhoto(deps, { id: `p${n}`, sha256, bytes: 10 }, 'full')
    }
    for (let n = 1; n <= 40; n++) await load(n)
    await load(1)
    await load(41)
    expect(await db.fulls.count()).toBe(40)
    server.fetched.length = 0
    await load(1)
    await load(2)
    expect(server.fetched).toEqual(['p2 full'])
  })
})

describe('[DU-6] what comes down', () => {
  const transportOf = (reply: Response) =>
    createPhotoTransport({
      ...{ baseUrl: 'http://server', credential: 'c', fetch: () => reply },
    })

  test('counts only with the digest of its own bytes', async () => {
    const { bytes } = await pictureOf(50)
    const headers = { 'content-digest': await contentDigest(bytes) }
    const fine = await transportOf(new Response(bytes, { headers })).fetch('p', 'full')
    expect(fine).toEqual({ type: 'ok', value: bytes })
    const altered = Uint8Array.from(bytes)
    altered[7]! ^= 1
    for (const bad of [
      new Response(altered, { headers }),
      new Response(bytes.slice(0, 49), { headers }),
      new Response(bytes),
      new Response('<h1>Please log in</h1>'),
    ]) {
      expect(await transportOf(bad).fetch('p', 'full')).toEqual({ type: 'unreachable' })
    }
  })

  test('as a state has to be one of ours', async () => {
    for (const text of ['<h1>Please log in</h1>', '{}', '{"type":"stored"}']) {
      const answer = await transportOf(new Response(text)).state('p')
      expect(answer).toEqual({ type: 'unreachable' })
    }
    const no = Response.json({ code: 'not_found', message: '' }, { status: 404 })
    expect(await transportOf(no).state('p')).toEqual({
      ...{ type: 'refused', code: 'not_found', retryAfterMs: null },
    })
  })
})
