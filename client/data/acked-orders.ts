/** How far each scope's log is acknowledged: tells what still waits, without a read. */
import { liveQuery } from 'dexie'
import { create } from 'zustand'
import type { LocalDb } from '#client/sync/local-db.ts'
import { revived } from './reviving.ts'

export const useAckedOrders = create<Readonly<Record<string, number>>>(() => ({}))

/** Follows the scopes' rows until told to stop. */
export function followAcked(db: LocalDb): () => void {
  const subscription = liveQuery(() => revived(db, () => db.scopes.toArray())).subscribe(
    (rows) => {
      const held = useAckedOrders.getState()
      // A scope's row changes at every exchange; this seldom does.
      if (rows.every(({ scope, ackedOrder }) => held[scope] === ackedOrder)) return
      useAckedOrders.setState(
        Object.fromEntries(rows.map(({ scope, ackedOrder }) => [scope, ackedOrder])),
      )
    },
  )
  return () => subscription.unsubscribe()
}
