/** Which device this is: enrolled once, kept in `meta` with its credential. */
import { Announcement } from '#client/sync/announce.ts'
import type { LocalDb } from '#client/sync/local-db.ts'
import type { MetaRow } from '#client/sync/rows.ts'
import { done, transact } from '#client/sync/transact.ts'
import type { Device } from '#shared/people/identity-protocol.ts'

/** `credential`: `<tenantId>.<deviceId>.<secret>`. */
export type Enrolment = {
  readonly device: Device
  readonly credential: string
  /** The one that comes after it: stored before the server hears of it [AU-2]. */
  readonly next?: string
  /** Those before it, newest first: a server restored from a backup knows no newer one. */
  readonly past?: readonly string[]
}

const KEY = 'enrolment'

/** Null before enrolment. */
export async function readEnrolment(db: LocalDb): Promise<Enrolment | null> {
  // Through Dexie: a live query hears only of what it read that way.
  const row = await db.meta.get(KEY)
  return (row?.value as Enrolment | undefined) ?? null
}

/** The same in a transaction on `meta`; no live query hears of it. */
export async function enrolmentIn(tx: IDBTransaction): Promise<Enrolment | null> {
  const row = await done<MetaRow | undefined>(tx.objectStore('meta').get(KEY))
  return (row?.value as Enrolment | undefined) ?? null
}

/** Changes it unless `change` returns null; what is stored afterwards, null before enrolment. */
export async function changeEnrolment(
  db: LocalDb,
  change: (held: Enrolment) => Enrolment | null,
): Promise<Enrolment | null> {
  const result = await transact(db, 'meta', 'readwrite', async (tx) => {
    const held = await enrolmentIn(tx)
    const changed = held && change(held)
    if (!changed) return held
    tx.objectStore('meta').put({ key: KEY, value: changed } satisfies MetaRow)
    return changed
  })
  new Announcement(db).put('meta', KEY).send()
  return result
}

export async function storeEnrolment(db: LocalDb, enrolment: Enrolment): Promise<void> {
  await transact(db, 'meta', 'readwrite', (tx) => {
    tx.objectStore('meta').put({ key: KEY, value: enrolment } satisfies MetaRow)
  })
  new Announcement(db).put('meta', KEY).send()
}
