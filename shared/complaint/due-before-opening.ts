/**
 * What falls due before the doors open tomorrow: the list of the evening, shown while there
 * is still somebody to call and somebody to hand it to.
 */
import { wallTime } from '../record/business-day.ts'
import { hoursOn, nextOpening, type StoreHours, wallInstant } from '../store/store-hours.ts'
import { type ClockInput, type ClockState, clockState } from './complaint-clock.ts'

/** From here on the evening list is shown, hour of the store. */
const EVENING_HOUR = 18

export type Evening = {
  /** It is evening or night: the list has something to say. */
  readonly isShown: boolean
  /** When the doors open next, ms. */
  readonly opensAt: number
}

export function eveningAt(now: number, store: StoreHours) {
  const { zone } = store
  const { day, hour } = wallTime(now, zone)
  const today = hoursOn(store, day)
  const isOpened = today !== null && now >= wallInstant(day, today.opens, zone)
  return {
    isShown: !isOpened || hour >= EVENING_HOUR,
    opensAt: nextOpening(now, store),
  } satisfies Evening
}

/** Running and due before the doors open, the nearest first; empty during the day. */
export function dueBeforeOpening<Item extends { readonly clock: ClockInput }>(
  items: readonly Item[],
  now: number,
  store: StoreHours,
): readonly { readonly item: Item; readonly state: ClockState }[] {
  const { isShown, opensAt } = eveningAt(now, store)
  if (!isShown) return []
  return items
    .map((item) => ({ item, state: clockState(item.clock, now) }))
    .filter(({ state }) => !isHandled(state) && state.dueAt <= opensAt)
    .sort((a, b) => a.state.dueAt - b.state.dueAt)
}

function isHandled({ type }: ClockState): boolean {
  return type === 'in_time' || type === 'late'
}
