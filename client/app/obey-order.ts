/** What a device does when the office lets it go [AU-9]. */
import { call } from '#client/data/identity-api.ts'
import { readOutboxState } from '#client/data/outbox-state.ts'
import { wipeTablet } from '#client/data/wipe-tablet.ts'
import { photoDb } from '#client/photos/photo-db.ts'
import type { LocalDb } from '#client/sync/local-db.ts'
import { doneSchema } from '#shared/people/identity-protocol.ts'
import type { DeviceOrder } from '#shared/sync/device-order.ts'

type Obey = {
  readonly order: Extract<DeviceOrder, 'retire' | 'wipe'>
  readonly db: LocalDb
  readonly credential: string
  readonly leave?: () => void
}

/** False while something is still to be sent first. */
export async function obeyOrder({ order, db, credential, leave = toStart }: Obey) {
  if (order === 'retire') {
    if (!(await hasSentAll(db))) return false
    const said = await call({
      ...{ path: '/device/wiped', caller: { credential }, body: {}, reply: doneSchema },
    })
    if (said.type !== 'ok') return false
  }
  await wipeTablet()
  leave()
  return true
}

/** Records, photos, and what was too large to be sent and so is nowhere else. */
async function hasSentAll(db: LocalDb): Promise<boolean> {
  const { waiting } = await readOutboxState(db)
  if (waiting > 0) return false
  const refused = await db.refused.toArray()
  if (refused.some(({ state, entry }) => state === 'open' && entry === null)) return false
  const photos = await photoDb().photos.where('state').anyOf('held', 'waiting').count()
  return photos === 0
}

/** Anew, so that no code and no record of before is left in memory. */
function toStart(): void {
  location.replace('/enrol')
}
