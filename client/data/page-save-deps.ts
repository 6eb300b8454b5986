/** What a save in this page needs. */
import type { LocalDb } from '#client/sync/local-db.ts'
import { kindMap } from '#shared/kinds.ts'
import type { Enrolment } from './device.ts'
import { indexBy } from './index-of.ts'
import { pageClock } from './page-clock.ts'
import type { SaveDeps } from './save.ts'
import { pokeSync } from './sync-bus.ts'

const index = indexBy(kindMap)

export function pageSaveDeps(db: LocalDb, { device }: Enrolment): SaveDeps {
  const onWritten = (scope: string) => pokeSync('saved', scope)
  return { db, clock: pageClock, index, storeId: device.storeId, onWritten }
}
