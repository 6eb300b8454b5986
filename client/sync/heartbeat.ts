/** The sender's sign of life: one row that all tabs of the device can read [C3]. */
import type { Heartbeat } from './leader.ts'
import type { MetaRow } from './rows.ts'
import { type Connects, done, transact } from './transact.ts'

const KEY = 'sender'

export function heartbeatIn(db: Connects): Heartbeat {
  return {
    async beat() {
      const row: MetaRow = { key: KEY, value: Date.now() }
      // Not worth the disk: after a power cut nobody sends anyway.
      await transact(
        db,
        'meta',
        'readwrite',
        (tx) => {
          tx.objectStore('meta').put(row)
        },
        'relaxed',
      )
    },
    async ageMs() {
      const row = await transact(db, 'meta', 'readonly', (tx) =>
        done<MetaRow | undefined>(tx.objectStore('meta').get(KEY)),
      )
      return row ? Date.now() - (row.value as number) : null
    },
  }
}
