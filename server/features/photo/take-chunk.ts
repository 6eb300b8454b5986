/**
 * Takes a piece of a photo in. What is already here counts; what came altered is refused
 * before it is written; with the last piece all of it is checked against the record's hash,
 * drawn anew and stored. Only then does the answer say `stored`.
 */
import { createHash } from 'node:crypto'
import { AppError } from '#shared/errors.ts'
import type { PhotoState } from '#shared/photo/photo-protocol.ts'
import { type FoundPhoto, findPhoto } from './find-photo.ts'
import type { PartialKey } from './partial-uploads.ts'
import type { PhotoActor, PhotoDeps } from './photo-deps.ts'
import { storedState } from './photo-state.ts'
import { redrawImage } from './redraw-image.ts'

export type ChunkInput = {
  readonly id: string
  readonly offset: number
  readonly bytes: Buffer
  /** `sha-256=:<base64>:` of `bytes`. */
  readonly digest: string
}

export async function takeChunk(
  deps: PhotoDeps,
  actor: PhotoActor,
  input: ChunkInput,
): Promise<PhotoState> {
  try {
    return await take(deps, actor, input)
  } catch (cause) {
    // The tablet keeps it and comes back; what is here already stays.
    if (isDiskFull(cause)) throw new AppError('busy', 'No room for photos.', { cause })
    throw cause
  }
}

async function take(
  deps: PhotoDeps,
  actor: PhotoActor,
  { id, offset, bytes, digest }: ChunkInput,
): Promise<PhotoState> {
  const found = await findPhoto(deps, actor, id)
  if (digest !== contentDigest(bytes)) throw altered()
  const stored = await storedState(deps, found)
  if (stored) return stored
  if (offset + bytes.length > found.bytes) {
    throw new AppError('too_large', `The record says ${found.bytes} bytes.`)
  }

  const key = { ...found.key, deviceId: actor.deviceId }
  const held = await deps.partials.size(key)
  // After a hole, or nothing new: the answer says where to go on.
  const fresh = offset > held ? null : bytes.subarray(held - offset)
  const size = fresh?.length ? await deps.partials.write(key, held, fresh) : held
  if (size < found.bytes) return { type: 'waiting', offset: size, device: null }
  return await finish(deps, found, key)
}

async function finish(
  deps: PhotoDeps,
  found: FoundPhoto,
  key: PartialKey,
): Promise<PhotoState> {
  const whole = await deps.partials.read(key)
  if (!whole) {
    // Another server has finished the very same upload meanwhile.
    const stored = await storedState(deps, found)
    return stored ?? { type: 'waiting', offset: 0, device: null }
  }
  try {
    const hash = createHash('sha256').update(whole).digest('hex')
    if (hash !== found.key.sha256) throw altered()
    await deps.store.put(found.key, await redrawImage(whole), deps.now())
  } catch (error) {
    // Wrong bytes would be wrong for ever; after a fault of ours they are still good.
    if (error instanceof AppError) await deps.partials.drop(key)
    throw error
  }
  await deps.partials.drop(key)
  return { type: 'stored', sha256: found.key.sha256, storedForMs: 0 }
}

function isDiskFull(error: unknown): boolean {
  const { code } = error as { code?: unknown }
  return code === 'ENOSPC' || code === 'EDQUOT'
}

export function contentDigest(bytes: Uint8Array): string {
  return `sha-256=:${createHash('sha256').update(bytes).digest('base64')}:`
}

function altered(): AppError {
  return new AppError('wrong_bytes', 'These are not the bytes that were sent.')
}
