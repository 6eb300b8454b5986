import { useLiveQuery } from 'dexie-react-hooks'
import { type KeptState, photoDb } from './photo-db.ts'

/** Where a photo of this tablet stands; null for one that was not taken here. */
export function useKeptState(id: string): KeptState | null {
  // A storage in trouble costs the mark, not the screen.
  const row = useLiveQuery(
    () =>
      photoDb()
        .photos.get(id)
        .catch(() => undefined),
    [id],
  )
  return row?.state ?? null
}
