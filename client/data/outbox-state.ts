/** What waits on this tablet, counted by index; follows the database until told to stop. */
import { Dexie, liveQuery } from 'dexie'
import { create } from 'zustand'
import type { LocalDb } from '#client/sync/local-db.ts'
import type { ScopeRow } from '#client/sync/rows.ts'
import { revived } from './reviving.ts'
import { useSender } from './sender-state.ts'

export type OutboxState = {
  /** The database has been read: before that nothing here means anything. */
  readonly isKnown: boolean
  /** Mutations not yet acknowledged. */
  readonly waiting: number
  /** When the oldest of them was saved, server time, ms. */
  readonly oldestWaitingAt: number | null
  /** The last time the server confirmed what it was sent, server time, ms. */
  readonly lastAckAt: number | null
  /** Sent back by the server, or too large to be sent; not yet dealt with. */
  readonly refused: number
  /** Records that hold values which lost to a concurrent edit. */
  readonly decisions: number
  /** When the server's history last changed under this tablet, device clock, ms. */
  readonly epochAt: number | null
}

export const useOutbox = create<OutboxState & { readonly acked: number }>(() => ({
  isKnown: false,
  waiting: 0,
  oldestWaitingAt: null,
  lastAckAt: null,
  refused: 0,
  decisions: 0,
  epochAt: null,
  acked: 0,
}))

export function followOutbox(db: LocalDb): () => void {
  const subscription = liveQuery(() => revived(db, () => readOutboxState(db))).subscribe(
    (now) => {
      const before = useOutbox.getState()
      useOutbox.setState(now)
      const hasHeadway = now.acked !== before.acked
      const isWaiting = now.waiting > 0
      const wasWaiting = useSender.getState().waitingSince !== null
      if (!isWaiting) useSender.setState({ waitingSince: null, isStuck: false })
      else if (hasHeadway || !wasWaiting) {
        useSender.setState({ waitingSince: performance.now() })
        if (hasHeadway) useSender.setState({ isStuck: false })
      }
    },
  )
  return () => subscription.unsubscribe()
}

/** What `useOutbox` holds, read afresh. */
export async function readOutboxState(
  db: LocalDb,
): Promise<OutboxState & { acked: number }> {
  const scopes = await db.scopes.toArray()
  const [waits, unsent, refused, decisions] = await Promise.all([
    Promise.all(scopes.map((row) => waitingOf(db, row))),
    unknownScopes(db, scopes),
    db.refused.filter(({ state }) => state === 'open').count(),
    db.records.where('clash').equals(1).count(),
  ])
  const all = [...waits, ...unsent]
  const oldest = all.flatMap(({ oldestAt }) => (oldestAt === null ? [] : [oldestAt]))
  return {
    isKnown: true,
    waiting: all.reduce((sum, { count }) => sum + count, 0),
    oldestWaitingAt: oldest.length > 0 ? Math.min(...oldest) : null,
    lastAckAt: latest(scopes.map((row) => row.lastAckAt)),
    refused,
    decisions,
    epochAt: latest(scopes.map((row) => row.epochAt)),
    acked: scopes.reduce((sum, { ackedOrder }) => sum + ackedOrder, 0),
  }
}

type Waits = { readonly count: number; readonly oldestAt: number | null }

async function waitingOf(db: LocalDb, row: ScopeRow): Promise<Waits> {
  const waiting = () =>
    db.mutations
      .where('[scope+order]')
      .between([row.scope, row.ackedOrder], [row.scope, Dexie.maxKey], false, true)
  const count = await waiting().count()
  const oldest = count > 0 ? await waiting().first() : undefined
  return { count, oldestAt: oldest?.savedAt ?? null }
}

/** Before a scope's first exchange it has no row, and all of its log waits. */
async function unknownScopes(db: LocalDb, known: readonly ScopeRow[]): Promise<Waits[]> {
  const names = new Set(known.map(({ scope }) => scope))
  const waits: Waits[] = []
  // From scope to scope: there are three at most, whatever the length of the log.
  let first = await db.mutations.orderBy('[scope+order]').first()
  while (first) {
    const { scope, savedAt } = first
    const isOfScope = [
      [scope, Dexie.minKey],
      [scope, Dexie.maxKey],
    ] as const
    const log = db.mutations.where('[scope+order]').between(...isOfScope)
    if (!names.has(scope)) waits.push({ count: await log.count(), oldestAt: savedAt })
    first = await db.mutations.where('[scope+order]').above([scope, Dexie.maxKey]).first()
  }
  return waits
}

function latest(times: readonly (number | null)[]): number | null {
  const known = times.filter((at) => at !== null)
  return known.length > 0 ? Math.max(...known) : null
}
