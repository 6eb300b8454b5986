/** What comes first on Today: overdue, due soonest, in progress, at a fixed time, the rest. */

export const RANKS = ['overdue', 'due', 'running', 'fixed', 'rest'] as const
export type Rank = (typeof RANKS)[number]

/** Due within so long, a thing is shown as due. */
export const SOON_MS = 2 * 60 * 60_000

export type Timing = {
  /** Not to be begun before, ms; null = any time. */
  readonly startsAt: number | null
  /** From here on it is late, ms; null = never. */
  readonly dueAt: number | null
  readonly isBegun: boolean
}

/** `at`: what it is ordered by within its rank, ms; null = after all that have a time. */
export type Placed = { readonly rank: Rank; readonly at: number | null }

export function place({ startsAt, dueAt, isBegun }: Timing, now: number): Placed {
  if (dueAt !== null && dueAt < now) return { rank: 'overdue', at: dueAt }
  const mayBegin = startsAt === null || startsAt <= now
  if (dueAt !== null && mayBegin && dueAt - now <= SOON_MS) {
    return { rank: 'due', at: dueAt }
  }
  if (isBegun) return { rank: 'running', at: dueAt ?? startsAt }
  if (!mayBegin) return { rank: 'fixed', at: startsAt }
  return { rank: 'rest', at: dueAt }
}

type Ranked = Placed & {
  readonly key: string
  /** A customer waits behind it: late, it comes before everything else that is late. */
  readonly isCustomers: boolean
}

export function byRank(a: Ranked, b: Ranked): number {
  return (
    RANKS.indexOf(a.rank) - RANKS.indexOf(b.rank) ||
    (a.rank === 'overdue' ? Number(b.isCustomers) - Number(a.isCustomers) : 0) ||
    (a.at ?? Number.MAX_SAFE_INTEGER) - (b.at ?? Number.MAX_SAFE_INTEGER) ||
    (a.key < b.key ? -1 : 1)
  )
}
