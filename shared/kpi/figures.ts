/**
 * The figures of a period as a list: one entry per KPI of domain.md that has its data by now.
 * The words for them are the screen's; the numbers are those of the functions beside.
 */
import type { ClockInput } from '../complaint/complaint-clock.ts'
import type { ComplaintCourse } from '../complaint/complaint-course.ts'
import type { Contact } from '../contact/contact.ts'
import type { CardCourse } from '../inspection/card-course.ts'
import type { RoundSignature } from '../inspection/inspection-round.ts'
import type { Visit } from '../visit/visit.ts'
import { callBackSatisfaction, handledInTime } from './complaint-kpis.ts'
import { appointmentsKept, firstResponse, validCallRate } from './contact-kpis.ts'
import { cardsInTime, lastScore } from './inspection-kpis.ts'
import type { Ratio } from './ratio.ts'
import {
  dmsSameDay,
  driveRate,
  firstVisits,
  greeting,
  keptRate,
  orderPerDrive,
  orderRate,
} from './visit-kpis.ts'

export type FigureInput = {
  /** Without those taken back. */
  readonly visits: readonly Visit[]
  readonly contacts: readonly Contact[]
  readonly complaints: readonly (ClockInput & { readonly course: ComplaintCourse })[]
  readonly signatures: readonly RoundSignature[]
  readonly cards: readonly CardCourse[]
  /** Server's time, ms. */
  readonly now: number
  /** Business day of an instant. */
  readonly dayOf: (at: number) => string
}

/** `aim`: what a store starts with, per cent (domain.md, default targets); null = none. */
export type Figure =
  | { readonly type: 'count'; readonly code: string; readonly value: number }
  | {
      readonly type: 'ratio'
      readonly code: string
      readonly ratio: Ratio
      readonly aim: number | null
    }
  | {
      readonly type: 'wait'
      readonly code: string
      readonly medianMs: number | null
      readonly ratio: Ratio
    }
  | {
      readonly type: 'score'
      readonly code: string
      /** 0-100; null = no round was signed. */
      readonly value: number | null
      readonly aim: number
    }

export const FIGURE_CODES = [
  ...['K01', 'K02', 'K05', 'K06', 'K12', 'K24', 'K28'],
  ...['K03', 'K04', 'K08', 'K25', 'K26', 'K31', 'K32'],
] as const
export type FigureCode = (typeof FIGURE_CODES)[number]
type Coded = Figure & { readonly code: FigureCode }

export function figuresOf(input: FigureInput): Coded[] {
  const { visits, contacts, complaints, signatures, cards, now, dayOf } = input
  const courses = complaints.map(({ course }) => course)
  const score = lastScore(signatures)?.scorePct ?? null
  return [
    { type: 'count', code: 'K01', value: firstVisits(visits) },
    { type: 'ratio', code: 'K02', ratio: keptRate(visits), aim: 80 },
    { type: 'ratio', code: 'K05', ratio: driveRate(visits), aim: 60 },
    { type: 'ratio', code: 'K06', ratio: orderPerDrive(visits), aim: null },
    { type: 'ratio', code: 'K12', ratio: orderRate(visits), aim: 20 },
    { type: 'ratio', code: 'K24', ratio: dmsSameDay(visits, dayOf), aim: 100 },
    { type: 'wait', code: 'K28', ...waitOf(greeting(visits)) },
    { type: 'ratio', code: 'K03', ratio: validCallRate(contacts), aim: null },
    { type: 'wait', code: 'K04', ...waitOf(firstResponse(contacts)) },
    { type: 'ratio', code: 'K08', ratio: appointmentsKept(contacts), aim: 60 },
    { type: 'score', code: 'K25', value: score, aim: 95 },
    { type: 'ratio', code: 'K26', ratio: cardsInTime(cards, now), aim: null },
    { type: 'ratio', code: 'K31', ratio: handledInTime(complaints, now), aim: 100 },
    { type: 'ratio', code: 'K32', ratio: callBackSatisfaction(courses), aim: null },
  ]
}

function waitOf({ medianMs, inTime }: { medianMs: number | null; inTime: Ratio }) {
  return { medianMs, ratio: inTime }
}
