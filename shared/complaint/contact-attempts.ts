/** Tries that reached nobody, and when there were enough of them to stop trying. */
import { businessDay, wallTime } from '../record/business-day.ts'
import type { StepRecord } from './complaint-course.ts'

/** Tries closer together than this are one try. */
const SAME_TRY_MS = 5 * 60_000
const ENOUGH_TRIES = 3
const ENOUGH_DAYS = 2
const ENOUGH_DAY_PARTS = 2

export type Tries = {
  readonly tries: number
  readonly days: number
  readonly dayParts: number
  /** Three on two days at different times of the day: the manager may close it. */
  readonly isEnough: boolean
}

/** `attempts` in the order they happened; `zone` of the store. */
export function triesOf(attempts: readonly Pick<StepRecord, 'at'>[], zone: string): Tries {
  const counted: number[] = []
  for (const { at } of attempts) {
    const last = counted.at(-1)
    if (last === undefined || at - last >= SAME_TRY_MS) counted.push(at)
  }
  const days = new Set(counted.map((at) => businessDay(at, zone))).size
  const dayParts = new Set(counted.map((at) => dayPart(at, zone))).size
  const isEnough =
    counted.length >= ENOUGH_TRIES && days >= ENOUGH_DAYS && dayParts >= ENOUGH_DAY_PARTS
  return { tries: counted.length, days, dayParts, isEnough }
}

function dayPart(at: number, zone: string): 'morning' | 'afternoon' | 'evening' {
  const { hour } = wallTime(at, zone)
  if (hour < 12) return 'morning'
  return hour < 18 ? 'afternoon' : 'evening'
}
