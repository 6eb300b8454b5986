/**
 * Nobody calls a customer at night (domain.md 7.2). A deadline in quiet time does not move:
 * the call has to be made the evening before.
 */
import { instantAt, shiftDay, wallTime } from '../record/business-day.ts'

/** Minutes of the store's day. Quiet from the first up to the second. */
const QUIET_FROM = 21 * 60
const QUIET_TO = 8 * 60 + 30
const LAST_CALL = { hour: 20, minute: 30 }

export function isQuiet(at: number, zone: string): boolean {
  const { hour, minute } = wallTime(at, zone)
  const minutes = hour * 60 + minute
  return minutes >= QUIET_FROM || minutes < QUIET_TO
}

/** When the night that `at` lies in is over, ms. */
export function quietEnd(at: number, zone: string): number {
  const { day, hour, minute } = wallTime(at, zone)
  const morning = hour * 60 + minute < QUIET_TO ? day : shiftDay(day, 1)
  return instantAt(morning, Math.floor(QUIET_TO / 60), QUIET_TO % 60, zone)
}

/** Until when the customer has to be reached, ms; null when the deadline is in the day. */
export function lastCall(dueAt: number, zone: string): number | null {
  const { day, hour, minute } = wallTime(dueAt, zone)
  const minutes = hour * 60 + minute
  if (minutes < QUIET_FROM && minutes > QUIET_TO) return null
  const evening = minutes >= QUIET_FROM ? day : shiftDay(day, -1)
  return instantAt(evening, LAST_CALL.hour, LAST_CALL.minute, zone)
}
