import type { Held } from '#client/data/held.ts'
import type { People } from '#client/people/use-people.ts'
import type { Meeting } from '#shared/meeting/meeting.ts'
import type { Store } from '#shared/store/store.ts'

/** What every page of a meeting is given; each reads what it shows by itself. */
export type PageProps = {
  readonly store: Held<Store>
  readonly people: People
  /** The business day of the meeting. */
  readonly day: string
  /** Server's time, ms. */
  readonly now: number
  /** Null when nobody leads it and the pages turn by themselves. */
  readonly meeting: Held<Meeting> | null
  /** Which page of the name, where it has several. */
  readonly part: number
}
