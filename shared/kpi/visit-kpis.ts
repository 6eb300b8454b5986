/**
 * The figures of the door (domain.md, KPI formulas K01 to K28), each one function, used alike
 * for a row, a total, the tablet, the wall and the server. Visits come without those taken back.
 */
import type { Visit } from '../visit/visit.ts'
import { hadDrive } from '../visit/visit-gaps.ts'
import { median, type Ratio, ratioOf } from './ratio.ts'

type Visits<F extends keyof Visit> = readonly Pick<Visit, F>[]

/** Of a greeting in time, ms. */
export const GREETING_MS = 3 * 60_000

function cars<V extends Pick<Visit, 'visitKind'>>(visits: readonly V[]): V[] {
  return visits.filter((v) => v.visitKind === 'new_car')
}

/** Came for a car, for the first time. */
export function firsts<V extends Pick<Visit, 'visitKind' | 'visitOrder'>>(
  visits: readonly V[],
): V[] {
  return cars(visits).filter((v) => v.visitOrder === 'first')
}

/** K01 首次到店批次. */
export function firstVisits(visits: Visits<'visitKind' | 'visitOrder'>): number {
  return firsts(visits).length
}

/** K02 留檔率: first visits kept ÷ first visits. */
export function keptRate(visits: Visits<'visitKind' | 'visitOrder' | 'recorded'>): Ratio {
  return ratioOf(firsts(visits), (v) => v.recorded === true)
}

/** K05 試乘試駕率 (a): first visits with a drive ÷ first visits. */
export function driveRate(visits: Visits<'visitKind' | 'visitOrder' | 'steps'>): Ratio {
  return ratioOf(firsts(visits), hadDrive)
}

/** K12 成交率 (a): orders, of whichever visit, ÷ first visits. */
export function orderRate(visits: Visits<'visitKind' | 'visitOrder' | 'steps'>): Ratio {
  return { numerator: orders(visits), denominator: firsts(visits).length }
}

/** K06 試駕簽單率: orders of a visit with a drive ÷ drives. */
export function orderPerDrive(visits: Visits<'visitKind' | 'steps'>): Ratio {
  return ratioOf(cars(visits).filter(hadDrive), hasOrdered)
}

/** Of whoever came for a car. */
export function orders(visits: Visits<'visitKind' | 'steps'>): number {
  return cars(visits).filter(hasOrdered).length
}

export function drives(visits: Visits<'visitKind' | 'steps'>): number {
  return cars(visits).filter(hadDrive).length
}

/** K24 DMS當日錄入率: entered by the end of their business day ÷ kept first visits. */
export function dmsSameDay(
  visits: Visits<
    'visitKind' | 'visitOrder' | 'recorded' | 'day' | 'dmsEntered' | 'dmsEnteredAt'
  >,
  dayOf: (at: number) => string,
): Ratio {
  const kept = firsts(visits).filter((v) => v.recorded === true)
  return ratioOf(
    kept,
    (v) =>
      v.dmsEntered === true &&
      typeof v.dmsEnteredAt === 'number' &&
      dayOf(v.dmsEnteredAt) <= v.day,
  )
}

export type Greeting = { readonly medianMs: number | null; readonly inTime: Ratio }

/** K28 問候時長: from arrival to greeting, and how many within three minutes. */
export function greeting(visits: Visits<'arriveAt' | 'greetedAt'>): Greeting {
  const waits = visits.flatMap(({ arriveAt, greetedAt }) =>
    typeof greetedAt === 'number' ? [Math.max(0, greetedAt - arriveAt)] : [],
  )
  return { medianMs: median(waits), inTime: ratioOf(waits, (ms) => ms <= GREETING_MS) }
}

function hasOrdered({ steps }: Pick<Visit, 'steps'>): boolean {
  return steps?.includes('order') ?? false
}
