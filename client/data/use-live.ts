import { useLiveQuery } from 'dexie-react-hooks'
import type { LocalDb } from '#client/sync/local-db.ts'
import { useData } from './data-context.ts'
import { revived } from './reviving.ts'

/** A query that runs again whenever what it read has changed; undefined before it has run. */
export function useLive<T>(
  query: (db: LocalDb) => Promise<T>,
  deps: readonly unknown[],
): T | undefined {
  const { db, liveRun } = useData()
  return useLiveQuery(() => revived(db, () => query(db)), [db, liveRun, ...deps])
}
