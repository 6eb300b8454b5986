/** How much of a span a showroom was open. */
import { instantAt, shiftDay, wallTime } from '../record/business-day.ts'
import type { Store } from './store.ts'

type Hours = Pick<Store, 'zone' | 'opens' | 'closes'>
type Span = { readonly from: number; readonly to: number }

/** Longer spans count as this long: nobody waits for the exact figure. */
const MOST_DAYS = 60

/** Milliseconds of `span` inside opening hours; a store may close after midnight. */
export function openMs({ from, to }: Span, { zone, opens, closes }: Hours): number {
  let sum = 0
  // The day before: it may still be open after midnight.
  let day = shiftDay(wallTime(from, zone).day, -1)
  const last = wallTime(to, zone).day
  for (let i = 0; i < MOST_DAYS && day <= last; i++) {
    const closing = closes > opens ? day : shiftDay(day, 1)
    const start = Math.max(from, at(day, opens, zone))
    const end = Math.min(to, at(closing, closes, zone))
    sum += Math.max(0, end - start)
    day = shiftDay(day, 1)
  }
  return sum
}

function at(day: string, clock: string, zone: string): number {
  const [hour, minute] = clock.split(':').map(Number) as [number, number]
  return instantAt(day, hour, minute, zone)
}
