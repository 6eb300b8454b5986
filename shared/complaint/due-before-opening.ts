/**
 * What falls due before the doors open tomorrow: the list of the evening, shown while there
 * is still somebody to call and somebody to hand it to.
 */
import { instantAt, shiftDay, wallTime } from '../record/business-day.ts'
import type { Store } from '../store/store.ts'
import { type ClockInput, type ClockState, clockState } from './complaint-clock.ts'

/** From here on the evening list is shown, hour of the store. */
const EVENING_HOUR = 18

export type Evening = {
  /** It is evening or night: the list has something to say. */
  readonly isShown: boolean
  /** When the doors open next, ms. */
  readonly opensAt: number
}

export function eveningAt(now: number, { zone, opens }: Pick<Store, 'zone' | 'opens'>) {
  const [hour = 0, minute = 0] = opens.split(':').map(Number)
  const { day, hour: hourNow } = wallTime(now, zone)
  const today = instantAt(day, hour, minute, zone)
  const opensAt = now < today ? today : instantAt(shiftDay(day, 1), hour, minute, zone)
  return { isShown: now < today || hourNow >= EVENING_HOUR, opensAt } satisfies Evening
}

/** Running and due before the doors open, the nearest first; empty during the day. */
export function dueBeforeOpening<Item extends { readonly clock: ClockInput }>(
  items: readonly Item[],
  now: number,
  store: Pick<Store, 'zone' | 'opens'>,
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
