/**
 * Photos whose bytes were stored when the page died, a moment before their record: the record
 * is written now. Writing the same one again changes nothing.
 */
import { queuePhoto, type SaveRecord } from './keep-photo.ts'
import type { PhotoDb } from './photo-db.ts'

/** Whoever is not signed in may not: it is tried again with the next person. */
export async function mendHeld(db: PhotoDb, saveRecord: SaveRecord): Promise<void> {
  const held = await db.photos.where('state').equals('held').toArray()
  for (const { id, body } of held) {
    const result = await saveRecord(id, body)
    if (result.type === 'saved') await queuePhoto(db, id)
  }
}
