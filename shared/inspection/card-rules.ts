/** Which card a failed row gets and until when it is to be mended (domain.md 1.3). */
import { hoursOn, nextOpening, type StoreHours } from '../store/store-hours.ts'
import { clockAt } from './due-rounds.ts'
import type { InspectionRound } from './inspection-round.ts'
import type { InspectionItem, RoundMoment } from './inspection-template.ts'
import { answersOf } from './score.ts'

const HOUR = 60 * 60_000
const MEND_MS = 2 * HOUR
/** For a temporary measure and a dated plan, where a tradesman has to come. */
const REPAIR_MS = 24 * HOUR
/** The same row failing so often in so long is no accident: red. */
export const REPEAT_COUNT = 3
export const REPEAT_WITHIN_MS = 7 * 24 * HOUR

export type CardColor = 'yellow' | 'red'

/** The same on every tablet: two who fail one row of one round write one card. */
export function cardId(roundId: string, itemId: string): string {
  return `${roundId}:${itemId}`
}

export type Failure = { readonly roundId: string; readonly at: number }

/** When the row failed in the rounds given, oldest first; times in ms. */
export function failuresOf(
  itemId: string,
  rounds: readonly (InspectionRound & { readonly id: string })[],
): Failure[] {
  return rounds
    .flatMap((round) => {
      const answer = answersOf(round).get(itemId)
      return answer?.type === 'fail' ? [{ roundId: round.id, at: answer.at }] : []
    })
    .sort((a, b) => a.at - b.at)
}

/** `earlierFails`: of the same row in other rounds, ms; `at`: now it fails again. */
export function cardColor(
  item: Pick<InspectionItem, 'isCritical'>,
  earlierFails: readonly number[],
  at: number,
): CardColor {
  if (item.isCritical) return 'red'
  const recent = earlierFails.filter((t) => t <= at && at - t < REPEAT_WITHIN_MS)
  return recent.length + 1 >= REPEAT_COUNT ? 'red' : 'yellow'
}

export type DueInput = {
  readonly moment: RoundMoment
  readonly color: CardColor
  /** Something of the house is broken: light, air conditioning, door. */
  readonly isRepair: boolean
  readonly at: number
  readonly day: string
  readonly store: StoreHours
}

/**
 * When a card falls due, ms. Red: two hours. Opening round: before the doors open. Patrol: two
 * hours or closing, whichever is earlier. A time that has passed leaves the next one: after
 * opening it is a patrol's, after closing it is the next opening.
 */
export function cardDueAt({ moment, color, isRepair, at, day, store }: DueInput): number {
  if (color === 'red') return at + MEND_MS
  if (isRepair) return at + REPAIR_MS
  const { zone, opens, closes } = hoursOn(store, day) ?? store
  const opensAt = clockAt(day, opens, zone)
  const closesAt = clockAt(day, closes, zone)
  if (at < opensAt && moment === 'opening') return opensAt
  if (at < closesAt && moment !== 'closing') return Math.min(at + MEND_MS, closesAt)
  return nextOpening(Math.max(at, opensAt), store)
}
