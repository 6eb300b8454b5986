/**
 * Notices when live queries have gone silent: a page that was in the background may have lost
 * its connection to the storage, and Dexie swallows that. A probe is touched and must be seen.
 */
import { liveQuery } from 'dexie'
import { Announcement } from '#client/sync/announce.ts'
import type { LocalDb } from '#client/sync/local-db.ts'
import type { MetaRow } from '#client/sync/rows.ts'
import { transact } from '#client/sync/transact.ts'

const KEY = 'tick'
const PATIENCE_MS = 2_000

/** `onSilent`: make the live queries anew. Runs until the returned function is called. */
export function watchLiveQueries(db: LocalDb, onSilent: () => void): () => void {
  let seen = 0
  let wanted = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  const subscribe = () =>
    liveQuery(() => db.meta.get(KEY)).subscribe((row) => {
      seen = Math.max(seen, Number(row?.value ?? 0))
    })
  let probe = subscribe()
  const look = () => {
    if (document.visibilityState !== 'visible') return
    clearTimeout(timer)
    wanted = Math.max(Date.now(), wanted + 1)
    timer = setTimeout(() => {
      if (seen >= wanted) return
      probe.unsubscribe()
      probe = subscribe()
      onSilent()
    }, PATIENCE_MS)
    void touch(db, wanted).catch(onSilent)
  }
  document.addEventListener('visibilitychange', look)
  return () => {
    document.removeEventListener('visibilitychange', look)
    clearTimeout(timer)
    probe.unsubscribe()
  }
}

async function touch(db: LocalDb, value: number): Promise<void> {
  const row: MetaRow = { key: KEY, value }
  await transact(
    db,
    'meta',
    'readwrite',
    (tx) => {
      tx.objectStore('meta').put(row)
    },
    'relaxed',
  )
  new Announcement(db).put('meta', KEY).send()
}
