/**
 * Why and when the sales manager is told of a card (domain.md 1.3): a red one at once, one
 * that ran out, one that the re-check refused twice. Each reason is told once; a card moved
 * or sent back that runs out again is another. Work reported as done tells nobody of its time.
 */
import { isQuiet, quietEnd, quietOf } from '../complaint/quiet-time.ts'
import { openMs } from '../store/open-time.ts'
import type { Store } from '../store/store.ts'
import { nextOpening, type StoreHours } from '../store/store-hours.ts'
import { type CardCourse, NOT_OK_LIMIT } from './card-course.ts'
import type { CorrectiveAction, EscalationReason } from './corrective-action.ts'

/** What comes late may bring its end along, a request or two behind. */
const SETTLE_MS = 10_000

type Hours = StoreHours & Partial<Pick<Store, 'quietFrom' | 'quietTo'>>

export type CardEscalationInput = {
  readonly cardId: string
  readonly card: Pick<CorrectiveAction, 'card' | 'issuedAt'>
  readonly course: CardCourse
  /** Ids of the steps that say who was told. */
  readonly told: ReadonlySet<string>
  /** When the last of its records reached the server, ms. */
  readonly arrivedAt: number
  readonly hours: Hours
}

export type DueReason = {
  /** Of the step that says it: one per card, reason and time. */
  readonly id: string
  readonly why: EscalationReason
  /** When it came true, ms. */
  readonly since: number
}

export type CardEscalation = {
  /** To be told now, the longest true first. */
  readonly due: readonly DueReason[]
  /** When to look again, ms; null = not before its records change. */
  readonly nextAt: number | null
}

export function cardEscalation(input: CardEscalationInput, now: number): CardEscalation {
  const { cardId, told, arrivedAt, hours } = input
  const timed = reasonsOf(input, now)
    .map((reason) => ({ ...reason, id: cardToldId(cardId, reason) }))
    .filter(({ id }) => !told.has(id))
    .map((reason) => {
      const { since } = reason
      const waitsTo = since < arrivedAt ? arrivedAt + SETTLE_MS : since
      return { reason, waitsTo: awake(waitsTo, hours) }
    })
    .sort((a, b) => a.reason.since - b.reason.since)
  const later = timed.filter(({ waitsTo }) => waitsTo > now)
  return {
    due: timed.filter(({ waitsTo }) => waitsTo <= now).map(({ reason }) => reason),
    nextAt: later.length > 0 ? Math.min(...later.map(({ waitsTo }) => waitsTo)) : null,
  }
}

type Reason = Omit<DueReason, 'id'>

function reasonsOf({ card, course }: CardEscalationInput, now: number): Reason[] {
  if (course.cancelled || course.verified) return []
  const reasons: Reason[] = []
  if (!course.done) {
    if (card.card === 'red') reasons.push({ why: 'red', since: card.issuedAt })
    // The last that ran out stands for those before it.
    const { dueAt, missedAt } = course
    if (now <= dueAt && missedAt !== null) {
      reasons.push({ why: 'overdue', since: missedAt + 1 })
    }
    reasons.push({ why: 'overdue', since: dueAt + 1 })
  }
  const refusals = course.standing.filter(({ step }) => step === 'not_ok')
  const refused = refusals[NOT_OK_LIMIT - 1]
  if (refused) reasons.push({ why: 'not_ok_twice', since: refused.at })
  return reasons
}

function cardToldId(cardId: string, { why, since }: Reason): string {
  return `${cardId}:told:${why}:${since}`
}

/** Nobody is woken for a card: at night, with the doors closed, it waits for the morning. */
function awake(at: number, hours: Hours): number {
  const { zone } = hours
  const quiet = quietOf(hours)
  if (!isQuiet(at, zone, quiet) || openMs({ from: at, to: at + 1 }, hours) > 0) return at
  return Math.min(quietEnd(at, zone, quiet), nextOpening(at, hours))
}
