/** Sign of life of the tab that sends photos, readable by all tabs of the device. */
import { heartbeatIn } from '#client/sync/heartbeat.ts'
import type { Heartbeat } from '#client/sync/leader.ts'
import type { PhotoDb } from './photo-db.ts'

export function photoHeartbeat(db: PhotoDb): Heartbeat {
  // Its store `meta` holds the same rows.
  return heartbeatIn(db)
}
