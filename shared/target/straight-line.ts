/** What should be there by now if every working day brought its share (domain.md 8.4). */
import { shiftDay } from '../record/business-day.ts'
import type { Target, TargetMeasure } from './target.ts'

/** Share of a weekday, Monday first; all equal unless the store weighs its weekends. */
export type DayWeights = readonly [number, number, number, number, number, number, number]
export const EVEN_DAYS: DayWeights = [1, 1, 1, 1, 1, 1, 1]

type Held = Target & { readonly id: string }
export type TargetOf = {
  readonly month: string
  readonly measure: TargetMeasure
  /** Null: the whole store. */
  readonly personId: string | null
}

/** In force on `day` (`YYYY-MM-DD`); null where nobody set one by then. */
export function targetOn(targets: readonly Held[], of: TargetOf, day: string): Held | null {
  const set = targets.filter(
    (one) =>
      one.month === of.month &&
      one.measure === of.measure &&
      (one.personId ?? null) === of.personId &&
      one.from <= day,
  )
  return set.toSorted(latestFirst)[0] ?? null
}

function latestFirst(a: Held, b: Held): number {
  return compare(b.from, a.from) || b.at - a.at || compare(b.id, a.id)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/**
 * Expected from the first of the month to `day`, both included: each day brings its share of
 * the target that was in force on that day. Null where none holds on `day`.
 */
export function expectedBy(
  targets: readonly Held[],
  of: TargetOf,
  day: string,
  weights: DayWeights = EVEN_DAYS,
): number | null {
  if (targetOn(targets, of, day) === null) return null
  const days = daysOf(of.month)
  const whole = sum(days.map((one) => weightOf(one, weights)))
  if (whole === 0) return null
  const shares = days
    .filter((one) => one <= day)
    .map((one) => {
      const value = (targetOn(targets, of, one) ?? firstSet(targets, of))?.value ?? 0
      return (value * weightOf(one, weights)) / whole
    })
  return sum(shares)
}

/** Before the first was set its days count as if it had held from the start. */
function firstSet(targets: readonly Held[], of: TargetOf): Held | null {
  const last = daysOf(of.month).at(-1) ?? ''
  const days = targets.map(({ from }) => from).toSorted(compare)
  for (const from of days) {
    const one = targetOn(targets, of, from <= last ? from : last)
    if (one) return one
  }
  return null
}

/** All days of a month `YYYY-MM`. */
export function daysOf(month: string): string[] {
  const days: string[] = []
  for (let day = `${month}-01`; day.startsWith(month); day = shiftDay(day, 1))
    days.push(day)
  return days
}

function weightOf(day: string, weights: DayWeights): number {
  const fromSunday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return weights[(fromSunday + 6) % 7] ?? 0
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
