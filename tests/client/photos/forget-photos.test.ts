import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { expect, test } from 'vitest'
import type { SaveResult } from '#client/data/save.ts'
import { forgetPhotos } from '#client/photos/forget-photos.ts'
import { keepPhoto } from '#client/photos/keep-photo.ts'
import { LocalDb } from '#client/sync/local-db.ts'
import type { LocalRecord } from '#client/sync/rows.ts'
import type { Fields } from '#shared/record/record.ts'
import { inputOf, openStorage, pictureOf } from './photo-storage.ts'

const SAVED: SaveResult = { type: 'saved', ids: [], scope: 'store:x' }

test('[PR-5][PR-4] erased pictures leave the tablet; those that are shown or wait stay', async () => {
  const { db } = await openStorage()
  const local = new LocalDb('records', { indexedDB: new IDBFactory(), IDBKeyRange })
  const record = async (id: string, body: Fields) => {
    const row = { kind: 'photo', id, sv: 1, body, stamp: '019a00000000000a-aaaaaa' }
    await local.records.put({ ...row, by: null, captured: null, scope: 's' } as LocalRecord)
  }
  const take = async (seed: number) => {
    const picture = await pictureOf(300, seed)
    const kept = await keepPhoto(db, async () => SAVED, inputOf(picture))
    if (kept.type !== 'kept') throw new Error(kept.type)
    return { id: kept.id, sha256: picture.sha256 }
  }
  const [gone, shown, waiting] = [await take(1), await take(2), await take(3)]
  await record(gone.id, { _deleted: true, _erased: true })
  await record(shown.id, { sha256: shown.sha256 })
  const fetched = new Uint8Array([1])
  await db.thumbs.put({ sha256: 'of another tablet, erased', bytes: fetched })
  await db.fulls.put({ sha256: 'of another tablet, erased', bytes: fetched, usedAt: 1 })

  expect(await forgetPhotos(db, local)).toBe(1)
  const hashes = [shown.sha256, waiting.sha256].sort()
  const of = async (rows: Promise<{ sha256: string }[]>) =>
    [...new Set((await rows).map((row) => row.sha256))].sort()
  expect(await of(db.photos.toArray())).toEqual(hashes)
  expect(await of(db.chunks.toArray())).toEqual(hashes)
  expect(await of(db.thumbs.toArray())).toEqual(hashes)
  expect(await db.fulls.count()).toBe(0)
  expect(await forgetPhotos(db, local)).toBe(0)
})
