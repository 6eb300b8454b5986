/** When a meeting is due, and which one a wall shows. Times are instants, ms. */
import { hoursOn, type StoreHours, wallInstant } from '../store/store-hours.ts'
import { MEETING_KINDS, type Meeting, type MeetingKind } from './meeting.ts'

const MINUTE = 60_000
/** The morning one begins when doors open, the evening one half an hour before they close. */
const BEFORE_CLOSING_MS = 30 * MINUTE
/** It takes 15 to 20 minutes. */
const LENGTH_MS = 20 * MINUTE
const BEFORE_MS = 15 * MINUTE
const AFTER_MS = 60 * MINUTE
/** Not touched for so long, nobody ended it: the wall has other things to show again. */
const LONGEST_MS = 2 * 60 * MINUTE

export type MeetingTime = { readonly from: number; readonly until: number }

/** Null on a day the doors stay closed. */
export function meetingTime(
  kind: MeetingKind,
  day: string,
  store: StoreHours,
): MeetingTime | null {
  const hours = hoursOn(store, day)
  if (!hours) return null
  const opensAt = wallInstant(day, hours.opens, hours.zone)
  const closesAt = wallInstant(day, hours.closes, hours.zone)
  // Doors that close past midnight close on the next day.
  const closing = closesAt > opensAt ? closesAt : closesAt + 24 * 60 * MINUTE
  const from = kind === 'morning' ? opensAt : closing - BEFORE_CLOSING_MS
  return { from, until: from + LENGTH_MS }
}

/** Not ended, the one turned last; null when no meeting is held. */
export function meetingHeld<M extends Pick<Meeting, 'pageAt' | 'endAt'>>(
  meetings: readonly M[],
  now: number,
): M | null {
  const held = meetings.filter(
    ({ pageAt, endAt }) => typeof endAt !== 'number' && now - pageAt < LONGEST_MS,
  )
  return held.toSorted((a, b) => b.pageAt - a.pageAt)[0] ?? null
}

export type DueMeeting = MeetingTime & { readonly kind: MeetingKind }

/** At its time the wall turns the pages by itself; null at other times. */
export function meetingDue(day: string, store: StoreHours, now: number): DueMeeting | null {
  for (const kind of MEETING_KINDS) {
    const time = meetingTime(kind, day, store)
    if (time && now >= time.from && now < time.until) return { kind, ...time }
  }
  return null
}

/** Offered a little before its time and for an hour after it, until one is begun. */
export function meetingToBegin(
  day: string,
  store: StoreHours,
  meetings: readonly Pick<Meeting, 'meetingKind'>[],
  now: number,
): DueMeeting | null {
  for (const kind of MEETING_KINDS) {
    const time = meetingTime(kind, day, store)
    if (!time || meetings.some((one) => one.meetingKind === kind)) continue
    if (now >= time.from - BEFORE_MS && now < time.until + AFTER_MS)
      return { kind, ...time }
  }
  return null
}
