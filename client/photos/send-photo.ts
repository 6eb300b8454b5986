/**
 * Sends one photo, chunk by chunk, from where the server says it stands. It counts as sent
 * only when the server names the very hash of its record.
 */

import type { ErrorCode } from '#shared/errors.ts'
import { PHOTO_CHUNK_BYTES, type PhotoState } from '#shared/photo/photo-protocol.ts'
import { readBytes, sha256Hex } from './photo-bytes.ts'
import type { KeptPhoto, PhotoDb } from './photo-db.ts'
import type { PhotoAnswer, PhotoTransport } from './photo-transport.ts'
import { tryAgain } from './try-again.ts'

export type SendDeps = {
  readonly db: PhotoDb
  readonly transport: PhotoTransport
  /** Server time, ms. */
  readonly now: () => number
  /** Resolves when the line is free: records go first. */
  readonly lineFree: () => Promise<void>
}

export type SendResult =
  | { type: 'sent' }
  /** Its own trouble, such as a record that has not arrived yet: others may go. */
  | { type: 'later' }
  /** Never this way; it stays here and is shown. */
  | { type: 'refused' }
  /** Nobody's photo would get through now. */
  | { type: 'blocked'; retryAfterMs: number | null }

const REFUSED = new Set<ErrorCode>(['unsupported', 'bad_image', 'too_large', 'invalid'])
/** Chunks that arrived altered, or led nowhere, before the line is left alone for a while. */
const MAX_IDLE = 3

/** `isDoubtful`: it did not get through before, so the server is asked before bytes go. */
export async function sendPhoto(
  deps: SendDeps,
  photo: KeptPhoto,
  isDoubtful = false,
): Promise<SendResult> {
  const { db, transport } = deps
  let { offset } = photo
  if (isDoubtful) {
    const state = stateIn(await transport.state(photo.id))
    if ('failed' in state) return state.failed
    if (state.type === 'stored') return await settle(deps, photo, state.sha256)
    offset = Math.min(state.offset, photo.bytes - 1)
  }
  for (let idle = 0; idle < MAX_IDLE; ) {
    await deps.lineFree()
    const end = Math.min(photo.bytes, offset + PHOTO_CHUNK_BYTES)
    const bytes = await readBytes(db, photo.sha256, { start: offset, end })
    if (!bytes) return await refuse(db, photo)
    let answer = await transport.sendChunk(photo.id, { offset, bytes })
    if (answer.type === 'refused' && answer.code === 'wrong_bytes') {
      idle += 1
      if (end === photo.bytes && !(await isIntact(db, photo)))
        return await refuse(db, photo)
      answer = await transport.state(photo.id)
    }
    const state = stateIn(answer)
    if ('failed' in state) {
      return state.failed.type === 'refused' ? await refuse(db, photo) : state.failed
    }
    if (state.type === 'stored') return await settle(deps, photo, state.sha256)
    if (state.offset <= offset) idle += 1
    // What the server says counts, backwards too: it may have lost what it had.
    offset = Math.min(state.offset, photo.bytes - 1)
    await tryAgain(db, () => db.photos.update(photo.id, { offset }))
  }
  return { type: 'later' }
}

function stateIn(answer: PhotoAnswer<PhotoState>): PhotoState | { failed: SendResult } {
  if (answer.type === 'ok') return answer.value
  if (answer.type === 'unreachable') {
    return { failed: { type: 'blocked', retryAfterMs: null } }
  }
  const { code, retryAfterMs } = answer
  if (code === 'not_found' || code === 'wrong_bytes') return { failed: { type: 'later' } }
  if (REFUSED.has(code)) return { failed: { type: 'refused' } }
  return { failed: { type: 'blocked', retryAfterMs } }
}

async function settle(
  { db, now }: SendDeps,
  { id, sha256, bytes }: KeptPhoto,
  stored: string,
): Promise<SendResult> {
  if (stored !== sha256) return { type: 'later' }
  const set = { state: 'sent', offset: bytes, sentAt: now() } as const
  await tryAgain(db, () => db.photos.update(id, set))
  return { type: 'sent' }
}

async function refuse(db: PhotoDb, { id }: KeptPhoto): Promise<SendResult> {
  await tryAgain(db, () => db.photos.update(id, { state: 'refused' }))
  return { type: 'refused' }
}

/** Whether this tablet's own storage still holds what it once hashed. */
async function isIntact(db: PhotoDb, { sha256, bytes }: KeptPhoto): Promise<boolean> {
  const whole = await readBytes(db, sha256, { start: 0, end: bytes })
  return whole !== null && (await sha256Hex(whole)) === sha256
}
