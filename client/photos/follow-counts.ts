/** Keeps the counts of the sync chip and sheet up to date, in every tab. */
import { liveQuery } from 'dexie'
import { type PhotoCounts, usePhotoCounts } from '#client/data/photo-counts.ts'
import type { PhotoDb } from './photo-db.ts'

export function followCounts(db: PhotoDb): () => void {
  const subscription = liveQuery(() => countPhotos(db)).subscribe({
    next: (counts) => usePhotoCounts.setState(counts),
    // Without its storage nothing is known; the last counts stand.
    error: () => {},
  })
  return () => subscription.unsubscribe()
}

export async function countPhotos(db: PhotoDb): Promise<PhotoCounts> {
  const rows = await db.photos.where('state').anyOf('held', 'waiting').toArray()
  const refused = await db.photos.where('state').equals('refused').count()
  const waitingBytes = rows.reduce((sum, { bytes, offset }) => sum + bytes - offset, 0)
  return { waiting: rows.length, waitingBytes, refused }
}
