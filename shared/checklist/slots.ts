/**
 * Which lists a day asks for and when each point of them is due, from one version of the
 * template. Nothing here reads a clock.
 */
import { clockAt, LATE_AFTER_MS } from '../inspection/due-rounds.ts'
import { instantAt, shiftDay } from '../record/business-day.ts'
import type { DayHours } from '../store/store-hours.ts'
import type {
  ChecklistItem,
  ChecklistMoment,
  ChecklistTemplate,
} from './checklist-template.ts'

export type AskedPoint = {
  readonly item: ChecklistItem
  /** When it is to be done, ms; null = any time until `dueAt`. */
  readonly at: number | null
  /** From here on it is late, ms. */
  readonly dueAt: number
}

export type Slot = {
  /** `opening`, `patrol-1000`, `anytime`, `closing`, `weekly-5`: one run each a day. */
  readonly slot: string
  readonly moment: ChecklistMoment
  readonly points: readonly AskedPoint[]
  readonly startsAt: number
  /** The next list begins, or the day is over, ms: what is open then was missed. */
  readonly endsAt: number
}

type Sheet = Pick<ChecklistTemplate, 'patrols' | 'items'>

export const ANY_TIME = 'anytime'
const DAY_START_HOUR = 4

/** The lists of `day` (`YYYY-MM-DD`), in the order of their times; those without points left out. */
export function slotsOf(sheet: Sheet, day: string, hours: DayHours): Slot[] {
  const at = (time: string) => clockAt(day, time, hours.zone)
  const dayEndsAt = instantAt(shiftDay(day, 1), DAY_START_HOUR, 0, hours.zone)
  const [opensAt, closesAt] = [at(hours.opens), at(hours.closes)]
  const patrols = sheet.patrols.map((time) => ({ time, startsAt: at(time) }))
  patrols.sort((a, b) => a.startsAt - b.startsAt)

  const timed = (item: ChecklistItem, fallback: number): AskedPoint => {
    const own = item.times[0] === undefined ? fallback : at(item.times[0])
    return { item, at: own, dueAt: own + LATE_AFTER_MS }
  }
  const of = (moment: ChecklistMoment) => sheet.items.filter((i) => i.moment === moment)
  const closing = of('closing').map((item) => timed(item, closesAt))
  const closingAt = startOf(closing, closesAt)
  const loose = of('patrol').filter((item) => item.isAnyTime)
  const weekday = weekdayOf(day)

  const slots: Slot[] = [
    slot('opening', 'opening', {
      points: of('opening').map((item) => timed(item, opensAt)),
      endsAt: patrols[0]?.startsAt ?? closingAt,
    }),
    ...patrols.map(({ time, startsAt }, i): Slot => {
      const endsAt = patrols[i + 1]?.startsAt ?? closingAt
      const isWithin = (t: number) =>
        (i === 0 || t >= startsAt) && (i === patrols.length - 1 || t < endsAt)
      const points = of('patrol').flatMap((item): AskedPoint[] => {
        if (item.isAnyTime) return []
        if (item.times.length === 0) {
          return [{ item, at: startsAt, dueAt: startsAt + LATE_AFTER_MS }]
        }
        const own = item.times.map(at).find(isWithin)
        return own === undefined ? [] : [{ item, at: own, dueAt: own + LATE_AFTER_MS }]
      })
      return slot(`patrol-${time.replace(':', '')}`, 'patrol', { points, endsAt, startsAt })
    }),
    slot(ANY_TIME, 'patrol', {
      points: loose.map((item) => ({ item, at: null, dueAt: closingAt })),
      startsAt: opensAt,
      endsAt: dayEndsAt,
    }),
    slot('closing', 'closing', { points: closing, endsAt: dayEndsAt }),
    slot(`weekly-${weekday}`, 'weekly', {
      points: of('weekly')
        .filter((item) => (item.weekday ?? 1) === weekday)
        .map((item) => ({ item, at: null, dueAt: closesAt })),
      startsAt: opensAt,
      endsAt: dayEndsAt,
    }),
  ]
  return slots
    .filter(({ points }) => points.length > 0)
    .sort((a, b) => a.startsAt - b.startsAt || (a.slot < b.slot ? -1 : 1))
}

function slot(
  name: string,
  moment: ChecklistMoment,
  given: Pick<Slot, 'points' | 'endsAt'> & { readonly startsAt?: number },
): Slot {
  // In the order of their times; a sheet's own order among equals.
  const points = given.points.toSorted((a, b) => (a.at ?? a.dueAt) - (b.at ?? b.dueAt))
  const startsAt = given.startsAt ?? startOf(points, given.endsAt)
  return { slot: name, moment, points, startsAt, endsAt: given.endsAt }
}

function startOf(points: readonly AskedPoint[], none: number): number {
  return points.reduce(
    (first, { at }) => Math.min(first, at ?? first),
    points[0]?.at ?? none,
  )
}

/** 1 = Monday … 7 = Sunday. */
export function weekdayOf(day: string): number {
  return new Date(`${day}T00:00Z`).getUTCDay() || 7
}
