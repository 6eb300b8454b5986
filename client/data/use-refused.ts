import type { RefusedRow } from '#client/sync/rows.ts'
import { useLive } from './use-live.ts'

/** Everything sent back, newest first, also what was discarded or sent again since. */
export function useRefused(): RefusedRow[] | undefined {
  return useLive((db) => db.refused.orderBy('order').reverse().toArray(), [])
}
