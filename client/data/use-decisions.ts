import type { LocalRecord } from '#client/sync/rows.ts'
import { isDeleted } from '#shared/record/record.ts'
import type { AlsoEntered } from './held.ts'
import { useLive } from './use-live.ts'

export type Decision = Pick<LocalRecord, 'kind' | 'id' | 'body'> & {
  readonly also: AlsoEntered
}

/** Records of any kind in which two people wrote the same field at once [M7]. */
export function useDecisions(): Decision[] | undefined {
  return useLive(async (db) => {
    const records = await db.records.where('clash').equals(1).toArray()
    return records
      .filter((record) => !isDeleted(record))
      .map(({ kind, id, body, also = {} }) => ({ kind, id, body, also }))
  }, [])
}
