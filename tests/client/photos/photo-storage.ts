/** A photo database on a storage that can fail, and pictures of plain bytes to put there. */
import { IDBObjectStore as FDBObjectStore, IDBKeyRange } from 'fake-indexeddb'
import type { PictureOf } from '#client/photos/keep-photo.ts'
import { type Bytes, type Picture, sha256Hex } from '#client/photos/photo-bytes.ts'
import { PhotoDb } from '#client/photos/photo-db.ts'
import { FaultyStorage } from '#tests/client/data/faulty-storage.ts'

export const NOW = Date.parse('2026-11-23T02:00:00Z')

export async function openStorage(): Promise<{ db: PhotoDb; storage: FaultyStorage }> {
  const storage = new FaultyStorage()
  const db = new PhotoDb('photos', { indexedDB: storage.factory, IDBKeyRange })
  await db.open()
  return { db, storage }
}

/** `size` bytes that differ from those of another `seed`. */
export async function pictureOf(size: number, seed = 1): Promise<Picture> {
  const bytes: Bytes = new Uint8Array(size)
  for (let i = 0, s = seed; i < size; i++) {
    s = (Math.imul(s, 1_103_515_245) + 12_345) & 0x7fffffff
    bytes[i] = s >> 16
  }
  const thumb: Bytes = bytes.slice(0, 100)
  return { bytes, thumb, sha256: await sha256Hex(bytes), width: 40, height: 30 }
}

export function inputOf(picture: Picture, set: Partial<PictureOf> = {}): PictureOf {
  return {
    ...{ parentKind: 'inspectionRound', parentId: 'round', slot: 'A01' },
    ...{ picture, day: '2026-11-23', takenAt: NOW },
    ...set,
  }
}

type Filling = { readonly writes: number; readonly where: 'request' | 'commit' }

/**
 * After so many writes the disk is full and stays so: the request fails, or, as browsers do
 * it, all have succeeded and the transaction is aborted. Until the returned function is called.
 */
export function fillUp({ writes, where }: Filling): () => void {
  const { put } = FDBObjectStore.prototype
  let left = writes
  FDBObjectStore.prototype.put = function (...args) {
    left -= 1
    if (left >= 0) return put.apply(this, args)
    const full = new DOMException('the disk is full', 'QuotaExceededError')
    if (where === 'request') throw full
    const { transaction } = this
    const request = put.apply(this, args)
    request.addEventListener('success', () => {
      Object.defineProperty(transaction, 'error', { get: () => full, set: () => {} })
      transaction.abort()
    })
    return request
  }
  return () => {
    FDBObjectStore.prototype.put = put
  }
}
