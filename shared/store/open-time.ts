/** How much of a span a showroom was open, and when so much of it will be over. */
import { shiftDay, wallTime } from '../record/business-day.ts'
import { hoursOn, type StoreHours, wallInstant } from './store-hours.ts'

type Span = { readonly from: number; readonly to: number }

/** Longer spans count as this long: nobody waits for the exact figure. */
const MOST_DAYS = 60

/** Milliseconds of `span` inside opening hours; a store may close after midnight. */
export function openMs({ from, to }: Span, hours: StoreHours): number {
  let sum = 0
  for (const open of openings(from, hours)) {
    if (open.from >= to) break
    sum += Math.max(0, Math.min(to, open.to) - Math.max(from, open.from))
  }
  return sum
}

/** The instant at which the doors were open for `ms` since `from`; by the clock if never. */
export function afterOpenMs(from: number, ms: number, hours: StoreHours): number {
  let left = ms
  for (const open of openings(from, hours)) {
    const begins = Math.max(from, open.from)
    const has = open.to - begins
    if (has <= 0) continue
    if (left <= has) return begins + left
    left -= has
  }
  return from + ms
}

/** One a day the doors open, from the one that may still last at `from`. */
function* openings(from: number, hours: StoreHours): Generator<Span> {
  const { zone } = hours
  // The day before: it may still be open after midnight.
  let day = shiftDay(wallTime(from, zone).day, -1)
  for (let i = 0; i < MOST_DAYS; i++, day = shiftDay(day, 1)) {
    const own = hoursOn(hours, day)
    if (!own) continue
    const closing = own.closes > own.opens ? day : shiftDay(day, 1)
    yield {
      from: wallInstant(day, own.opens, zone),
      to: wallInstant(closing, own.closes, zone),
    }
  }
}
