/**
 * Nobody calls a customer at night (domain.md 7.2). A deadline in quiet time does not move:
 * the call has to be made the evening before.
 */
import { instantAt, shiftDay, wallTime } from '../record/business-day.ts'
import type { Store } from '../store/store.ts'

/** `HH:MM` of the store's day. Quiet from the first up to the second. */
export type Quiet = { readonly from: string; readonly to: string }

export const USUAL_QUIET: Quiet = { from: '21:00', to: '08:30' }

const DAY = 24 * 60
/** The last call is begun so long before it gets quiet, minutes. */
const LAST_CALL = 30

/** As the store has set it. */
export function quietOf(store: Partial<Pick<Store, 'quietFrom' | 'quietTo'>>): Quiet {
  const { from, to } = USUAL_QUIET
  return { from: store.quietFrom ?? from, to: store.quietTo ?? to }
}

export function isQuiet(at: number, zone: string, quiet = USUAL_QUIET): boolean {
  const { sinceMin, lengthMin } = placeOf(at, zone, quiet)
  return sinceMin < lengthMin
}

/** When the night that `at` lies in is over, ms. */
export function quietEnd(at: number, zone: string, quiet = USUAL_QUIET): number {
  const { day, minutes } = placeOf(at, zone, quiet)
  const to = minutesOf(quiet.to)
  return instantAt(
    minutes < to ? day : shiftDay(day, 1),
    Math.floor(to / 60),
    to % 60,
    zone,
  )
}

/** Until when the customer has to be reached, ms; null when the deadline is in the day. */
export function lastCall(dueAt: number, zone: string, quiet = USUAL_QUIET): number | null {
  const { day, minutes, sinceMin, lengthMin } = placeOf(dueAt, zone, quiet)
  // Due the minute the morning begins, it is as good as due at night.
  if (lengthMin === 0 || sinceMin > lengthMin) return null
  const from = minutesOf(quiet.from)
  const call = (from - LAST_CALL + DAY) % DAY
  const evening = minutes >= from ? day : shiftDay(day, -1)
  const on = call < from ? evening : shiftDay(evening, -1)
  return instantAt(on, Math.floor(call / 60), call % 60, zone)
}

function placeOf(at: number, zone: string, quiet: Quiet) {
  const { day, hour, minute } = wallTime(at, zone)
  const minutes = hour * 60 + minute
  const from = minutesOf(quiet.from)
  return {
    ...{ day, minutes },
    sinceMin: (minutes - from + DAY) % DAY,
    lengthMin: (minutesOf(quiet.to) - from + DAY) % DAY,
  }
}

function minutesOf(time: string): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  return hour * 60 + minute
}
