/** The wire of photos: parse, call one verb, answer. Expects `c.var.device`. */
import { type Context, Hono } from 'hono'
import { AppError } from '#shared/errors.ts'
import {
  DIGEST_HEADER,
  MAX_PHOTO_BYTES,
  PHOTO_CHUNK_BYTES,
  type PhotoSize,
} from '#shared/photo/photo-protocol.ts'
import { openPhoto } from '../features/photo/open-photo.ts'
import type { PhotoDeps } from '../features/photo/photo-deps.ts'
import { readPhotoState } from '../features/photo/photo-state.ts'
import { contentDigest, takeChunk } from '../features/photo/take-chunk.ts'
import type { AppEnv } from './app-env.ts'
import { notDisplay } from './device-auth.ts'
import { receiveBytes } from './request-body.ts'

/** As records' ids are. */
const ID = /^[\w:.-]{1,120}$/

/** Null: this server has no folder for photos. */
export function photoRoutes(deps: PhotoDeps | null): Hono<AppEnv> {
  const ready = () => {
    if (!deps) throw new AppError('busy', 'No photos are taken here.')
    return deps
  }
  const send = (size: PhotoSize) => async (c: Context<AppEnv>) => {
    const id = idOf(c)
    const bytes = await openPhoto(ready(), c.var.device, { id, size })
    const digest = contentDigest(bytes)
    const name = digest.replace(/[^0-9a-z]/gi, '').slice(6, 18)
    return c.body(new Uint8Array(bytes), 200, {
      'Content-Type': 'image/jpeg',
      // Saved or fetched, never opened as a page of ours.
      'Content-Disposition': `attachment; filename="photo-${name}.jpg"`,
      'Cache-Control': 'private, no-store',
      [DIGEST_HEADER]: digest,
    })
  }
  return new Hono<AppEnv>()
    .use(notDisplay)
    .get('/:id', async (c) => c.json(await readPhotoState(ready(), c.var.device, idOf(c))))
    .get('/:id/full', send('full'))
    .get('/:id/thumb', send('thumb'))
    .post('/:id/chunks', async (c) => {
      const id = idOf(c)
      const offset = offsetOf(c)
      const digest = c.req.header(DIGEST_HEADER) ?? ''
      const bytes = await receiveBytes(c, {
        type: 'application/octet-stream',
        maxBytes: PHOTO_CHUNK_BYTES,
      })
      return c.json(await takeChunk(ready(), c.var.device, { id, offset, bytes, digest }))
    })
}

/** What cannot be an id belongs to nothing we have. */
function idOf(c: Context<AppEnv>): string {
  const id = c.req.param('id') ?? ''
  if (!ID.test(id)) throw new AppError('not_found', 'There is nothing here.')
  return id
}

function offsetOf(c: Context<AppEnv>): number {
  const given = c.req.query('offset') ?? ''
  const offset = Number(given)
  if (!/^\d{1,7}$/.test(given) || offset >= MAX_PHOTO_BYTES) {
    throw new AppError('invalid', 'Not usable: offset')
  }
  return offset
}
