/**
 * Keeps a picture: the bytes first, in one strict transaction, then the record that names
 * them. A record never points at bytes that were not stored.
 */
import { useMemo } from 'react'
import { newId } from '#client/data/new-id.ts'
import type { SaveResult } from '#client/data/save.ts'
import { useSave } from '#client/data/use-save.ts'
import { readStorage } from '#client/data/use-storage.ts'
import { type Photo, photo } from '#shared/photo/photo.ts'
import { dropPhoto, type Picture, storePhoto } from './photo-bytes.ts'
import { type KeptPhoto, type PhotoDb, photoDb } from './photo-db.ts'
import { hasRoom } from './photo-room.ts'
import { pokePhotos } from './photo-wake.ts'
import type { PhotoTarget } from './shot-state.ts'
import { isFull } from './try-again.ts'

export type KeepResult =
  | { type: 'kept'; id: string }
  | { type: 'refused' }
  /** Nothing was written; the picture is still in hand. */
  | { type: 'not_saved'; reason: 'storage' | 'full' }

export type PictureOf = PhotoTarget & {
  readonly picture: Picture
  /** Business day, and the server's time as known here, ms. */
  readonly day: string
  readonly takenAt: number
  /** Whose draft it was made from. */
  readonly draftOf?: string | null
}

export type SaveRecord = (id: string, body: Photo) => Promise<SaveResult>

export function useKeepPhoto(): (input: PictureOf) => Promise<KeepResult> {
  const save = useSave()
  return useMemo(() => {
    const saveRecord: SaveRecord = (id, body) => save.create(photo, body, { id })
    return async (input) => {
      if (!(await hasRoom(photoDb(), await readStorage()))) {
        return { type: 'not_saved', reason: 'full' }
      }
      return await keepPhoto(photoDb(), saveRecord, input)
    }
  }, [save])
}

export async function keepPhoto(
  db: PhotoDb,
  saveRecord: SaveRecord,
  { picture, day, takenAt, draftOf = null, ...target }: PictureOf,
): Promise<KeepResult> {
  const { bytes, sha256, width, height } = picture
  const { parentKind, parentId, slot } = target
  const body: Photo = {
    ...{ day, parentKind, parentId, slot, takenAt },
    ...{ sha256, bytes: bytes.length, width, height },
  }
  const id = newId()
  const row: KeptPhoto = {
    ...{ id, sha256, bytes: bytes.length, takenAt, body, state: 'held' },
    ...{ offset: 0, sentAt: null },
  }
  try {
    await storePhoto(db, row, picture, draftOf)
  } catch (error) {
    return { type: 'not_saved', reason: isFull(error) ? 'full' : 'storage' }
  }
  const result = await saveRecord(id, body)
  if (result.type !== 'saved') {
    // Best effort: what stays behind is found again at the next start.
    await dropPhoto(db, row).catch(() => {})
    return result.type === 'refused' ? { type: 'refused' } : result
  }
  await queuePhoto(db, id).catch(() => {})
  return { type: 'kept', id }
}

/** Its record is saved: the bytes may go. A failure here is mended at the next start. */
export async function queuePhoto(db: PhotoDb, id: string): Promise<void> {
  await db.photos.update(id, { state: 'waiting' })
  pokePhotos()
}
