/** Yellow and red cards: a red one, one that ran out, one refused twice (domain.md 1.3). */
import { whomToTell } from '#shared/complaint/whom-to-tell.ts'
import { cardCourse } from '#shared/inspection/card-course.ts'
import { cardEscalation, type DueReason } from '#shared/inspection/card-escalation.ts'
import { cardNumber } from '#shared/inspection/card-number.ts'
import type { CardStep } from '#shared/inspection/corrective-action.ts'
import { businessDay } from '#shared/record/business-day.ts'
import type { Fields } from '#shared/record/record.ts'
import { type CardCase, readCards } from './read-cards.ts'
import type { StoreFacts } from './read-store.ts'
import { MOST_TOLD } from './tell.ts'
import type { Judged, Telling, Watch } from './watch.ts'

export const watchCards: Watch = {
  kind: 'correctiveAction',
  async judgeAll(tx, place, { ids, facts, now }) {
    return (await readCards(tx, place, ids)).map((one) => judge(one, facts, now))
  },
}

function judge({ id, card, steps, arrivedAt }: CardCase, facts: StoreFacts, now: number) {
  if (!card) return { id, tellings: [], nextAt: null } satisfies Judged
  const course = cardCourse(card, steps)
  const told = new Set(steps.map((step) => step.id))
  const input = { cardId: id, card, course, told, arrivedAt, hours: facts.hours }
  const { due, nextAt } = cardEscalation(input, now)
  const number = cardNumber({ id, day: card.day })

  const telling = (reason: DueReason): Telling => {
    const { why } = reason
    const toldIds = toldIdsOf(reason, card.ownerId, facts)
    const step: CardStep = {
      ...{ day: businessDay(now, facts.hours.zone), cardId: id, step: 'escalated' },
      ...{ at: now, toldWhy: why, toldIds },
      ...(why === 'overdue' ? { dueAt: reason.since - 1 } : {}),
    }
    return {
      ...{ id: reason.id, kind: 'cardStep', step: step as Fields, toldIds },
      notice: { type: 'card', cardId: id, number, why },
    }
  }
  return { id, tellings: due.map(telling), nextAt } satisfies Judged
}

/** Who mends it hears of its time, too; that the re-check said no, he knows. */
function toldIdsOf({ why }: DueReason, ownerId: string | null, facts: StoreFacts) {
  const roles =
    why === 'not_ok_twice' ? (['manager'] as const) : (['owner', 'manager'] as const)
  const ids = roles.flatMap((role) => whomToTell(role, { ...facts, ownerId }))
  return [...new Set(ids)].slice(0, MOST_TOLD)
}
