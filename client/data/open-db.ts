/** Opens this tablet's database, or says that it cannot: then no form may pretend to save. */
import { LocalDb } from '#client/sync/local-db.ts'
import { bestOffset, type OffsetSample } from '#client/sync/offset.ts'
import { OFFSET_KEY } from '#client/sync/with-offset.ts'
import { type Enrolment, readEnrolment } from './device.ts'
import { pageClock } from './page-clock.ts'

export const DB_NAME = 'floorwalk'
const TRIES = 3

export type Opened = { readonly db: LocalDb; readonly enrolment: Enrolment | null }

/** Rejects after three tries. */
export async function openDb(name = DB_NAME): Promise<Opened> {
  const db = new LocalDb(name)
  for (let tried = 1; ; tried++) {
    try {
      await db.open()
      await wakeClock(db)
      return { db, enrolment: await readEnrolment(db) }
    } catch (error) {
      db.close({ disableAutoOpen: false })
      if (tried === TRIES) throw error
    }
  }
}

/** What earlier days knew of the server's time. */
async function wakeClock(db: LocalDb): Promise<void> {
  const [offset, scopes] = await Promise.all([db.meta.get(OFFSET_KEY), db.scopes.toArray()])
  const off = bestOffset((offset?.value ?? []) as readonly OffsetSample[])
  if (off !== null) pageClock.setOffset(off, false)
  for (const { scope, seen } of scopes) if (seen) pageClock.setSeq(scope, seen.seq)
}
