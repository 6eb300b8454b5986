/** What the wall shows at a meeting, one page a point of the agenda (domain.md 4.2). */
import type { Meeting, MeetingKind } from './meeting.ts'

export const PAGE_NAMES = {
  morning: ['people', 'yesterday', 'praise', 'plan', 'open', 'topic'],
  evening: ['result', 'agree', 'lesson', 'open', 'tomorrow'],
} as const satisfies Record<MeetingKind, readonly string[]>
export type PageName = (typeof PAGE_NAMES)[MeetingKind][number]

/** Besides the heads of the columns; with their sum seven are read from the last seat (product.md 2.2). */
export const ROWS = 6
/** So long a page stays when nobody turns it. */
export const PAGE_MS = 30_000

/** With a row for each consultant: they take as many pages as they need. */
const BY_PERSON: readonly PageName[] = ['plan', 'result', 'tomorrow']

export type MeetingPage = {
  readonly name: PageName
  /** Which of the pages of that name, from 0. */
  readonly part: number
  readonly parts: number
}

/** At least one page each; the same list on the tablet and on the wall. */
export function meetingPages(kind: MeetingKind, consultants: number): MeetingPage[] {
  return PAGE_NAMES[kind].flatMap((name) => {
    const parts = BY_PERSON.includes(name) ? Math.max(1, Math.ceil(consultants / ROWS)) : 1
    return Array.from({ length: parts }, (_, part) => ({ name, part, parts }))
  })
}

export type Shown = {
  readonly index: number /** Till the next, ms; null = paused. */
  readonly leftMs: number | null
}

/** The page at `now` (ms): as the remote left it, then on by itself, round and round. */
export function pageShown(
  { page, pageAt, isPaused }: Pick<Meeting, 'page' | 'pageAt' | 'isPaused'>,
  pages: number,
  now: number,
): Shown {
  if (isPaused) return { index: page % pages, leftMs: null }
  // A clock put back shows the page that was turned to.
  const sinceMs = Math.max(0, now - pageAt)
  const turns = Math.floor(sinceMs / PAGE_MS)
  return { index: (page + turns) % pages, leftMs: (turns + 1) * PAGE_MS - sinceMs }
}
