/** How pressing an unfinished row is (domain.md 2.4): amber after leaving, red at closing. */
import { instantAt, shiftDay } from '../record/business-day.ts'
import { hoursOn, type StoreHours } from '../store/store-hours.ts'
import type { Visit } from './visit.ts'
import { isVisitComplete } from './visit-gaps.ts'

/** The consultant's time to fill the row, counted from the customer's leaving. */
export const FILL_MS = 30 * 60_000

const ROW_STATES = ['overdue', 'late', 'open', 'complete'] as const
export type RowState = (typeof ROW_STATES)[number]

/** `closesAt`: see `closingOf`, ms. At the instant itself the row is late already. */
export function rowState(visit: Visit, now: number, closesAt: number): RowState {
  if (isVisitComplete(visit)) return 'complete'
  if (now >= closesAt) return 'overdue'
  const leftAt = visit.leaveAt
  return typeof leftAt === 'number' && now >= leftAt + FILL_MS ? 'late' : 'open'
}

/** The instant (ms) at which the store closes on business day `day`, or would if it opened. */
export function closingOf(day: string, store: StoreHours): number {
  const { opens, closes, zone } = hoursOn(store, day) ?? store
  const [hour, minute] = closes.split(':').map(Number) as [number, number]
  const date = closes > opens ? day : shiftDay(day, 1)
  return instantAt(date, hour, minute, zone)
}
