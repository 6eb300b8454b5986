import type { LocalDb } from '#client/sync/local-db.ts'
import { useData } from './data-context.ts'

/** The local database, for what is not a record: PINs, drafts. Screens ask by kind instead. */
export function useDb(): LocalDb {
  return useData().db
}
