/** Sign of life of the tab that sends photos, readable by all tabs of the device. */
import { heartbeatIn } from '#client/sync/heartbeat.ts'
import type { Heartbeat } from '#client/sync/leader.ts'
import type { LocalDb } from '#client/sync/local-db.ts'
import type { PhotoDb } from './photo-db.ts'

export function photoHeartbeat(db: PhotoDb): Heartbeat {
  // All a heartbeat needs is a Dexie database with a store `meta` of the same rows.
  return heartbeatIn(db as unknown as LocalDb)
}
