/** Opens this tablet's database, or says that it cannot: then no form may pretend to save. */
import { LocalDb } from '#client/sync/local-db.ts'
import { bestOffset, type OffsetSample } from '#client/sync/offset.ts'
import type { MetaRow, ScopeRow } from '#client/sync/rows.ts'
import { done, transact } from '#client/sync/transact.ts'
import { OFFSET_KEY } from '#client/sync/with-offset.ts'
import { type Enrolment, enrolmentIn } from './device.ts'
import { credentialsFrom } from './fresh-credential.ts'
import { pageClock } from './page-clock.ts'

export const DB_NAME = 'floorwalk'
const TRIES = 3

export type Opened = { readonly db: LocalDb; readonly enrolment: Enrolment | null }

/** Rejects after three tries. */
export async function openDb(name = DB_NAME): Promise<Opened> {
  const db = LocalDb.soon(name)
  for (let tried = 1; ; tried++) {
    try {
      await db.connected()
      const { enrolment, off, scopes } = await readFacts(db)
      credentialsFrom(db)
      if (off !== null) pageClock.setOffset(off, false)
      for (const { scope, seen } of scopes) if (seen) pageClock.setSeq(scope, seen.seq)
      // What was read so far may have come past Dexie: it opens while the page is built.
      db.open().catch(() => db.disconnect())
      return { db, enrolment }
    } catch (error) {
      db.disconnect()
      if (tried === TRIES) throw error
    }
  }
}

/** Whose tablet this is, and what earlier days knew of the server's time. */
function readFacts(db: LocalDb) {
  return transact(db, ['meta', 'scopes'], 'readonly', async (tx) => {
    const asked = [
      enrolmentIn(tx),
      done<MetaRow | undefined>(tx.objectStore('meta').get(OFFSET_KEY)),
      done<ScopeRow[]>(tx.objectStore('scopes').getAll()),
    ] as const
    const [enrolment, offset, scopes] = await Promise.all(asked)
    const off = bestOffset((offset?.value ?? []) as readonly OffsetSample[])
    return { enrolment, off, scopes }
  })
}
