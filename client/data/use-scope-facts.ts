import { Dexie } from 'dexie'
import type { LocalDb } from '#client/sync/local-db.ts'
import type { ScopeRow } from '#client/sync/rows.ts'
import { useLive } from './use-live.ts'

export type ScopeFacts = {
  /** When everything held was last equal to the server's, server time, ms: the oldest scope. */
  readonly matchedAt: number | null
  /** The last restore of the server this device saw: when (device clock, ms), and how many
   *  entries of its log it sent again. */
  readonly restored: { readonly at: number; readonly count: number } | null
}

/** What the scopes' rows tell beyond counts; undefined while the first read runs. */
export function useScopeFacts(): ScopeFacts | undefined {
  return useLive(readScopeFacts, [])
}

async function readScopeFacts(db: LocalDb): Promise<ScopeFacts> {
  const scopes = await db.scopes.toArray()
  const matches = scopes.map(({ matchedAt }) => matchedAt ?? null)
  const isWhole = matches.length > 0 && matches.every((at) => at !== null)
  return {
    matchedAt: isWhole ? Math.min(...(matches as number[])) : null,
    restored: await restoredOf(db, scopes),
  }
}

async function restoredOf(
  db: LocalDb,
  scopes: readonly ScopeRow[],
): Promise<ScopeFacts['restored']> {
  const changed = scopes.flatMap(({ scope, epochAt }) =>
    epochAt === null ? [] : [{ scope, at: epochAt }],
  )
  if (changed.length === 0) return null
  const at = Math.max(...changed.map((one) => one.at))
  // Sent again was all the log then held; what came later is counted out by its time.
  const counts = await Promise.all(
    changed.map(({ scope, at: epochAt }) =>
      db.mutations
        .where('[scope+order]')
        .between([scope, Dexie.minKey], [scope, Dexie.maxKey])
        .filter(({ savedAt }) => savedAt <= epochAt)
        .count(),
    ),
  )
  return { at, count: counts.reduce((sum, count) => sum + count, 0) }
}
