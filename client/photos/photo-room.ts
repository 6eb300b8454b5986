/** Photos stop before the storage is full: what people write must still fit [DU-9]. */
import type { StorageFacts } from '#client/data/use-storage.ts'
import type { PhotoDb } from './photo-db.ts'

const RESERVE_BYTES = 50_000_000
/** Of a small disk, no more than this share is held back. */
const RESERVE_SHARE = 0.1

type Room = Pick<StorageFacts, 'used' | 'quota'>

/** Whether another photo fits; where it gets tight, what was only fetched makes way first. */
export async function hasRoom(db: PhotoDb, room: Room): Promise<boolean> {
  if (!isTight(room)) return true
  const fetched = await db.fulls.toArray().catch(() => [])
  const freed = fetched.reduce((sum, { bytes }) => sum + bytes.length, 0)
  await db.fulls.clear().catch(() => {})
  return !isTight({ ...room, used: (room.used ?? 0) - freed })
}

function isTight({ used, quota }: Room): boolean {
  if (used === null || quota === null) return false
  return quota - used < Math.min(RESERVE_BYTES, quota * RESERVE_SHARE)
}
