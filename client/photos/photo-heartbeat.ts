/** Sign of life of the tab that sends photos, readable by all tabs of the device. */
import type { Heartbeat } from '#client/sync/leader.ts'
import type { PhotoDb } from './photo-db.ts'

const KEY = 'sender'

export function photoHeartbeat(db: PhotoDb): Heartbeat {
  return {
    async beat() {
      await db.meta.put({ key: KEY, value: Date.now() })
    },
    async ageMs() {
      const row = await db.meta.get(KEY)
      return row ? Date.now() - (row.value as number) : null
    },
  }
}
