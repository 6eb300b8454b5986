/**
 * How the bytes of photos travel, mounted at `PHOTOS_PATH`; records go their own way. A photo
 * is addressed by the id of its record, so that whoever may read the record may see it.
 *
 * `GET /:id` → state. `POST /:id/chunks?offset=` with raw bytes and their digest → state.
 * `GET /:id/full`, `GET /:id/thumb` → JPEG. Unknown, foreign and not yet here: the same 404.
 */
import * as z from 'zod/mini'

export const PHOTOS_PATH = '/api/photos/v1'

/** The most one request carries, and so the most a cut repeats [DU-7]. */
export const PHOTO_CHUNK_BYTES = 512 * 1024
export const MAX_PHOTO_BYTES = 6_000_000

/** SHA-256 of the body, on the way up and down: `sha-256=:<base64>:` (RFC 9530). */
export const DIGEST_HEADER = 'content-digest'

export const PHOTO_SIZES = ['full', 'thumb'] as const
export type PhotoSize = (typeof PHOTO_SIZES)[number]

export const photoStateSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('stored'),
    /** Of the bytes as they were sent. */
    sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
    /** How long they have been safe, ms by the server's clock. */
    storedForMs: z.number().check(z.nonnegative()),
  }),
  z.object({
    type: z.literal('waiting'),
    /** Bytes of it that came from the device that asks. */
    offset: z.int().check(z.nonnegative()),
    /** The device that took it; null when not known. */
    device: z.nullable(z.string()),
  }),
])
export type PhotoState = z.infer<typeof photoStateSchema>
