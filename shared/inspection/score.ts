/**
 * The score of a round (domain.md 1.3): Σ(weight × value) ÷ Σ(weight) × 100, one decimal, per
 * area and in total. What is not applicable or not answered is in neither sum; what is not
 * answered is counted and shown.
 */
import { familyOf } from '../record/define-kind.ts'
import type { Fields } from '../record/record.ts'
import { type ItemResult, itemResult } from './inspection-round.ts'
import type { InspectionItem } from './inspection-template.ts'

export type Answer = NonNullable<ItemResult>
export type Answers = ReadonlyMap<string, Answer>
export type Grade = 'green' | 'yellow' | 'red'

/** Halves, so that the sums stay whole numbers. `na` counts in neither. */
const HALVES = { pass: 2, minor: 1, fail: 0 } as const

/** More of the rows than this unanswered: incomplete, no grade. */
const MOST_UNCHECKED_PERCENT = 10

export type Score = {
  /** 0-100, one decimal, of what is answered; null while nothing that counts is. */
  readonly scorePct: number | null
  /** What the score so far amounts to; a failed critical row makes it red. */
  readonly band: Grade | null
  readonly total: number
  readonly answered: number
  readonly notChecked: number
  /** More than 10 % not answered: the round gets no grade. */
  readonly isIncomplete: boolean
  readonly fails: readonly InspectionItem[]
  readonly criticalFails: number
  /** Answered by "all pass for the rest of this zone". */
  readonly batch: number
}

/** The answers a round holds, by item id; taken back or unreadable is not answered. */
export function answersOf(round: object): Answers {
  const answers = new Map<string, Answer>()
  for (const [itemId, value] of familyOf(round as Fields, 'r')) {
    const parsed = itemResult.safeParse(value)
    if (parsed.success && parsed.data) answers.set(itemId, parsed.data)
  }
  return answers
}

/** Of an area or of the whole round, as `items` says. */
export function scoreOf(items: readonly InspectionItem[], answers: Answers): Score {
  let weight = 0
  let halves = 0
  let answered = 0
  let batch = 0
  const fails: InspectionItem[] = []
  for (const item of items) {
    const answer = answers.get(item.id)
    if (!answer) continue
    answered += 1
    if (answer.isBatch) batch += 1
    if (answer.type === 'na') continue
    weight += item.weight
    halves += item.weight * HALVES[answer.type]
    if (answer.type === 'fail') fails.push(item)
  }
  const scorePct = weight === 0 ? null : Math.round((500 * halves) / weight) / 10
  const criticalFails = fails.filter((item) => item.isCritical).length
  const notChecked = items.length - answered
  return {
    scorePct,
    band: bandOf(scorePct, criticalFails),
    total: items.length,
    answered,
    notChecked,
    isIncomplete: notChecked * 100 > items.length * MOST_UNCHECKED_PERCENT,
    fails,
    criticalFails,
    batch,
  }
}

/** What the round is signed with: null when too little of it was looked at. */
export function gradeOf({ isIncomplete, band }: Score): Grade | null {
  return isIncomplete ? null : band
}

/** Green from 95, yellow from 85, by the score as it is shown. */
export function bandOf(scorePct: number | null, criticalFails: number): Grade | null {
  if (criticalFails > 0) return 'red'
  if (scorePct === null) return null
  if (scorePct >= 95) return 'green'
  return scorePct >= 85 ? 'yellow' : 'red'
}

/** Parts of the round's weight, together 1: for a bar that shows what is not known yet. */
export function shareOf(
  items: readonly InspectionItem[],
  answers: Answers,
): { readonly earned: number; readonly lost: number; readonly open: number } {
  let weight = 0
  let earned = 0
  let open = 0
  for (const item of items) {
    const type = answers.get(item.id)?.type
    if (type === 'na') continue
    weight += item.weight
    if (type === undefined) open += item.weight
    else earned += (item.weight * HALVES[type]) / 2
  }
  if (weight === 0) return { earned: 0, lost: 0, open: 0 }
  return {
    earned: earned / weight,
    lost: (weight - earned - open) / weight,
    open: open / weight,
  }
}
