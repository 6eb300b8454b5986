/** The way of photos' bytes to the server and from it. Only what parses as ours is an answer. */

import { freshCredential } from '#client/data/fresh-credential.ts'
import type { ErrorCode } from '#shared/errors.ts'
import { identityErrorSchema } from '#shared/people/identity-protocol.ts'
import {
  DIGEST_HEADER,
  PHOTOS_PATH,
  type PhotoSize,
  type PhotoState,
  photoStateSchema,
} from '#shared/photo/photo-protocol.ts'
import type { Bytes } from './photo-bytes.ts'

const TIMEOUT_MS = 60_000

export type PhotoAnswer<T> =
  | { type: 'ok'; value: T }
  | { type: 'refused'; code: ErrorCode; retryAfterMs: number | null }
  /** No answer of ours: nothing is known about what the server did. */
  | { type: 'unreachable' }

export interface PhotoTransport {
  state(id: string): Promise<PhotoAnswer<PhotoState>>
  sendChunk(id: string, chunk: Chunk): Promise<PhotoAnswer<PhotoState>>
  fetch(id: string, size: PhotoSize): Promise<PhotoAnswer<Bytes>>
}

export type Chunk = { readonly offset: number; readonly bytes: Bytes }

export type PhotoHttpOptions = {
  /** Empty for the page's own origin. */
  readonly baseUrl: string
  readonly fetch: (request: Request) => Response | Promise<Response>
  readonly credential: string
}

export function createPhotoTransport(options: PhotoHttpOptions): PhotoTransport {
  return {
    state: (id) => call(options, `/${id}`, {}, readState),
    sendChunk: async (id, { offset, bytes }) => {
      const headers = {
        'content-type': 'application/octet-stream',
        [DIGEST_HEADER]: await contentDigest(bytes),
      }
      const init = { method: 'POST', headers, body: bytes }
      return await call(options, `/${id}/chunks?offset=${offset}`, init, readState)
    },
    fetch: (id, size) => call(options, `/${id}/${size}`, {}, readImage),
  }
}

async function readState(response: Response): Promise<PhotoState> {
  return photoStateSchema.parse(await response.json())
}

/** A picture that was altered on the way is none. */
async function readImage(response: Response): Promise<Bytes> {
  const bytes = new Uint8Array(await response.arrayBuffer())
  if (response.headers.get(DIGEST_HEADER) !== (await contentDigest(bytes))) {
    throw new Error('other bytes than were sent')
  }
  return bytes
}

async function call<T>(
  { baseUrl, fetch, credential }: PhotoHttpOptions,
  path: string,
  { headers, ...init }: { method?: string; headers?: Record<string, string>; body?: Bytes },
  read: (response: Response) => Promise<T>,
): Promise<PhotoAnswer<T>> {
  try {
    const authorization = `Bearer ${await freshCredential(credential)}`
    const request = new Request(`${baseUrl}${PHOTOS_PATH}${path}`, {
      ...init,
      headers: { ...headers, authorization },
      cache: 'no-store',
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    const response = await fetch(request)
    if (response.ok) return { type: 'ok', value: await read(response) }
    const { code, retryAfterMs = null } = identityErrorSchema.parse(await response.json())
    return { type: 'refused', code, retryAfterMs }
  } catch {
    // No network, a time-out, a portal's page, a cut or altered body: all of them no answer.
    return { type: 'unreachable' }
  }
}

export async function contentDigest(bytes: Bytes): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return `sha-256=:${btoa(String.fromCharCode(...digest))}:`
}
