/**
 * The foot of the 《展廳客流統計表》 (domain.md 2.4): one function for rows, totals, print and
 * files. Only rows nobody took back go in.
 */
import { drives, firstVisits, keptRate, orders } from '../kpi/visit-kpis.ts'
import { wallTime } from '../record/business-day.ts'
import type { Visit } from './visit.ts'
import { isVisitComplete } from './visit-gaps.ts'

export type SheetTotals = {
  readonly batches: number
  readonly people: number
  /** Came for a car, by order of visit; whoever came for something else is `other`. */
  readonly first: number
  readonly repeat: number
  readonly unknown: number
  readonly other: number
  readonly byAppointment: number
  /** Batches by hour of arrival, 24 entries, store time. */
  readonly byHour: readonly number[]
  /** Batches for a car by marketing channel, most first; '' = nobody has said. */
  readonly bySource: readonly (readonly [source: string, batches: number])[]
  /** First visits whose details were kept: the other visits do not count (domain.md 2.1). */
  readonly recorded: number
  readonly testDrives: number
  readonly orders: number
  readonly withoutConsultant: number
  readonly dmsEntered: number
  /** Rows something is missing in. */
  readonly open: number
}

export function sheetTotals(visits: readonly Visit[], zone: string): SheetTotals {
  const cars = visits.filter((v) => v.visitKind === 'new_car')
  const ordered = (order: Visit['visitOrder']) =>
    cars.filter((v) => v.visitOrder === order).length
  return {
    batches: visits.length,
    people: visits.reduce((sum, v) => sum + v.headcount, 0),
    first: firstVisits(visits),
    repeat: ordered('repeat'),
    unknown: ordered('unknown'),
    other: visits.length - cars.length,
    byAppointment: cars.filter((v) => v.byAppointment).length,
    byHour: hoursOf(visits, zone),
    bySource: sourcesOf(cars),
    recorded: keptRate(visits).numerator,
    testDrives: drives(visits),
    orders: orders(visits),
    withoutConsultant: cars.filter((v) => !v.consultantId).length,
    dmsEntered: cars.filter((v) => v.dmsEntered === true).length,
    open: visits.filter((v) => !isVisitComplete(v)).length,
  }
}

function hoursOf(visits: readonly Visit[], zone: string): number[] {
  const byHour = Array.from({ length: 24 }, () => 0)
  for (const { arriveAt } of visits) {
    const { hour } = wallTime(arriveAt, zone)
    byHour[hour] = (byHour[hour] ?? 0) + 1
  }
  return byHour
}

function sourcesOf(visits: readonly Visit[]): (readonly [string, number])[] {
  const counts = new Map<string, number>()
  for (const { source } of visits) {
    const key = source?.trim() ?? ''
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
}

/**
 * The running number of the day: by arrival, also for rows that are void, so that a number
 * once read aloud stays. The id decides between two at the same instant.
 */
export function numberRows<V extends { readonly id: string; readonly arriveAt: number }>(
  visits: readonly V[],
): ReadonlyMap<string, number> {
  const ordered = [...visits].sort(
    (a, b) => a.arriveAt - b.arriveAt || (a.id < b.id ? -1 : 1),
  )
  return new Map(ordered.map((visit, i) => [visit.id, i + 1]))
}
