/** When the doors are open, day by day: the usual hours, those of a weekday, closed days. */
import { instantAt, shiftDay, wallTime } from '../record/business-day.ts'
import type { Store } from './store.ts'

/** What every day keeps, and where a store says more, what some days keep. */
export type StoreHours = Pick<Store, 'zone' | 'opens' | 'closes'> &
  Partial<Pick<Store, 'week' | 'closedDays'>>

export type DayHours = Pick<Store, 'zone' | 'opens' | 'closes'>

/** Nobody closes for longer; a store that never opens is asked no further. */
const MOST_CLOSED_DAYS = 60

/** The hours of `day` (`YYYY-MM-DD`); null when the doors stay closed. */
export function hoursOn(store: StoreHours, day: string): DayHours | null {
  const { zone, opens, closes, week, closedDays } = store
  if (closedDays?.includes(day)) return null
  if (!week) return { zone, opens, closes }
  const own = week[weekdayOf(day) - 1]
  return own ? { zone, ...own } : null
}

/** The first opening of the doors after `at`, ms; as on a usual day where they stay closed. */
export function nextOpening(at: number, store: StoreHours): number {
  const { day } = wallTime(at, store.zone)
  const opening = (on: string, { opens }: Pick<Store, 'opens'>) =>
    wallInstant(on, opens, store.zone)
  for (let i = 0; i < MOST_CLOSED_DAYS; i++) {
    const on = shiftDay(day, i)
    const hours = hoursOn(store, on)
    if (hours && opening(on, hours) > at) return opening(on, hours)
  }
  const today = opening(day, store)
  return today > at ? today : opening(shiftDay(day, 1), store)
}

/** The instant the wall of the store shows `HH:MM` on the calendar day. */
export function wallInstant(day: string, time: string, zone: string): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  return instantAt(day, hour, minute, zone)
}

/** 1 = Monday … 7 = Sunday. */
export function weekdayOf(day: string): number {
  return new Date(`${day}T00:00Z`).getUTCDay() || 7
}
