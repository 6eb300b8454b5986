/** The bytes of photos in this tablet's storage. */

import { PHOTO_CHUNK_BYTES } from '#shared/photo/photo-protocol.ts'
import type { ChunkRow, KeptPhoto, PhotoDb } from './photo-db.ts'
import { tryAgain, writeWhole } from './try-again.ts'

export type Bytes = Uint8Array<ArrayBuffer>

export type Picture = {
  readonly bytes: Bytes
  readonly thumb: Bytes
  readonly sha256: string
  readonly width: number
  readonly height: number
}

/**
 * All of it or nothing; resolves once it is on disk. The draft it was made from, which may
 * show what has been blurred, goes in the same moment.
 */
export function storePhoto(
  db: PhotoDb,
  row: KeptPhoto,
  { bytes, thumb, sha256 }: Picture,
  draftOf: string | null = null,
): Promise<void> {
  const chunks: ChunkRow[] = []
  for (let at = 0; at < bytes.length; at += PHOTO_CHUNK_BYTES) {
    chunks.push({ sha256, at, bytes: bytes.slice(at, at + PHOTO_CHUNK_BYTES) })
  }
  return writeWhole(db, [db.photos, db.chunks, db.thumbs, db.drafts], async () => {
    if (draftOf !== null) await db.drafts.delete(draftOf)
    await db.chunks.bulkPut(chunks)
    await db.thumbs.put({ sha256, bytes: thumb })
    await db.photos.put(row)
  })
}

/** From `start` up to `end`; null when they are not all here. */
export async function readBytes(
  db: PhotoDb,
  sha256: string,
  { start, end }: { start: number; end: number },
): Promise<Bytes | null> {
  const rows = await tryAgain(db, () =>
    db.chunks
      .where('[sha256+at]')
      .between([sha256, Math.max(0, start - PHOTO_CHUNK_BYTES + 1)], [sha256, end])
      .toArray(),
  )
  const bytes = new Uint8Array(end - start)
  let filled = start
  for (const row of rows) {
    const from = Math.max(filled, row.at)
    if (from !== filled) break
    const part = row.bytes.subarray(from - row.at, end - row.at)
    bytes.set(part, from - start)
    filled += part.length
  }
  return filled === end ? bytes : null
}

/** Takes back what `storePhoto` wrote; bytes that another photo shares stay. */
export function dropPhoto(db: PhotoDb, { id, sha256 }: KeptPhoto): Promise<void> {
  return writeWhole(db, [db.photos, db.chunks, db.thumbs], async () => {
    await db.photos.delete(id)
    if ((await db.photos.where('sha256').equals(sha256).count()) > 0) return
    await chunksOf(db, sha256).delete()
    await db.thumbs.delete(sha256)
  })
}

export function chunksOf(db: PhotoDb, sha256: string) {
  return db.chunks
    .where('[sha256+at]')
    .between([sha256, 0], [sha256, Number.POSITIVE_INFINITY], true, true)
}

/** Lower-case hex. */
export async function sha256Hex(bytes: Bytes): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
