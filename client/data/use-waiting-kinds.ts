import { Dexie } from 'dexie'
import type { LocalDb } from '#client/sync/local-db.ts'
import { useLive } from './use-live.ts'

export type KindCount = { readonly kind: string; readonly count: number }

/**
 * What waits, by kind, the most first. A mutation counts once, as what it is about. Reads
 * the whole outbox: for a screen that is looked at, not for one that is always there.
 */
export function useWaitingKinds(): KindCount[] | undefined {
  return useLive(countWaiting, [])
}

export async function countWaiting(db: LocalDb): Promise<KindCount[]> {
  const scopes = await db.scopes.toArray()
  const counts = new Map<string, number>()
  const acked = new Map(scopes.map((row) => [row.scope, row.ackedOrder]))
  const names = await db.mutations.orderBy('[scope+order]').uniqueKeys()
  const all = new Set(names.map((key) => (key as unknown as [string, number])[0]))
  for (const scope of all) {
    await db.mutations
      .where('[scope+order]')
      .between([scope, acked.get(scope) ?? 0], [scope, Dexie.maxKey], false, true)
      .each(({ mutation, parked }) => {
        const kind = mutation.changes[0]?.kind
        if (kind && !parked) counts.set(kind, (counts.get(kind) ?? 0) + 1)
      })
  }
  return [...counts]
    .map(([kind, count]) => ({ kind, count }))
    .sort((a, b) => b.count - a.count || (a.kind < b.kind ? -1 : 1))
}
