/** Keeps the counts of the sync chip and sheet up to date, in every tab. */
import { liveQuery } from 'dexie'
import { type PhotoCounts, usePhotoCounts } from '#client/data/photo-counts.ts'
import type { PhotoDb } from './photo-db.ts'

/** A browser may lose its storage for a moment; until then the last counts stand. */
const AGAIN_MS = 5_000

export function followCounts(db: PhotoDb): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const subscribe = () =>
    liveQuery(() => countPhotos(db)).subscribe({
      next: (counts) => usePhotoCounts.setState(counts),
      error: () => {
        timer = setTimeout(() => {
          subscription = subscribe()
        }, AGAIN_MS)
      },
    })
  let subscription = subscribe()
  return () => {
    clearTimeout(timer)
    subscription.unsubscribe()
  }
}

export async function countPhotos(db: PhotoDb): Promise<PhotoCounts> {
  const rows = await db.photos.where('state').anyOf('held', 'waiting').toArray()
  const refused = await db.photos.where('state').equals('refused').count()
  const waitingBytes = rows.reduce((sum, { bytes, offset }) => sum + bytes - offset, 0)
  return { waiting: rows.length, waitingBytes, refused }
}
