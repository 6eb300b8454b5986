/**
 * A photo's bytes from wherever they are: this tablet, what it fetched before, the server.
 * What comes from the server is kept by hash: thumbnails for good, full pictures the last few.
 */

import { createLimiter } from '#shared/photo/limiter.ts'
import type { Photo } from '#shared/photo/photo.ts'
import type { PhotoSize } from '#shared/photo/photo-protocol.ts'
import { type Bytes, readBytes } from './photo-bytes.ts'
import type { PhotoDb } from './photo-db.ts'
import type { PhotoTransport } from './photo-transport.ts'
import { tryAgain } from './try-again.ts'

const KEEP_FULL = 40
/** So that a long list of pictures leaves room for the records. */
const oneOfTwo = createLimiter(2)

export type Loaded =
  | { type: 'here'; bytes: Bytes }
  /** The server has not got it yet. `device`: where it still is, when known. */
  | { type: 'away'; device: string | null }
  /** Neither here nor can the server be asked. */
  | { type: 'unreachable' }

export type LoadDeps = {
  readonly db: PhotoDb
  readonly transport: PhotoTransport
  readonly now: () => number
}

export async function loadPhoto(
  deps: LoadDeps,
  { id, sha256, bytes }: Pick<Photo, 'sha256' | 'bytes'> & { id: string },
  size: PhotoSize,
): Promise<Loaded> {
  const held = await readHere(deps, { sha256, bytes }, size).catch(() => null)
  if (held) return { type: 'here', bytes: held }
  return await oneOfTwo(async () => {
    const fetched = await deps.transport.fetch(id, size)
    if (fetched.type === 'ok') {
      // A cache: what cannot be kept is shown all the same.
      await keepFetched(deps, { sha256, bytes: fetched.value }, size).catch(() => {})
      return { type: 'here', bytes: fetched.value }
    }
    if (fetched.type === 'unreachable' || fetched.code !== 'not_found') {
      return { type: 'unreachable' }
    }
    const state = await deps.transport.state(id)
    const where = state.type === 'ok' ? state.value : null
    return { type: 'away', device: where?.type === 'waiting' ? where.device : null }
  })
}

async function readHere(
  { db, now }: LoadDeps,
  { sha256, bytes }: Pick<Photo, 'sha256' | 'bytes'>,
  size: PhotoSize,
): Promise<Bytes | null> {
  if (size === 'thumb') {
    return (await tryAgain(db, () => db.thumbs.get(sha256)))?.bytes ?? null
  }
  const taken = await readBytes(db, sha256, { start: 0, end: bytes })
  if (taken) return taken
  const fetched = await db.fulls.get(sha256)
  if (fetched) await db.fulls.update(sha256, { usedAt: now() }).catch(() => {})
  return fetched?.bytes ?? null
}

async function keepFetched(
  { db, now }: LoadDeps,
  { sha256, bytes }: { sha256: string; bytes: Bytes },
  size: PhotoSize,
): Promise<void> {
  if (size === 'thumb') {
    await db.thumbs.put({ sha256, bytes })
    return
  }
  await db.transaction('rw', db.fulls, async () => {
    await db.fulls.put({ sha256, bytes, usedAt: now() })
    const surplus = (await db.fulls.count()) - KEEP_FULL
    if (surplus > 0) {
      await db.fulls.bulkDelete(
        await db.fulls.orderBy('usedAt').limit(surplus).primaryKeys(),
      )
    }
  })
}
