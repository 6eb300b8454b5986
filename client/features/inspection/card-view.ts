/** A card as the screens need it: with its course and its number. */
import { useMemo } from 'react'
import type { Held } from '#client/data/held.ts'
import { useChildrenOf } from '#client/data/use-records.ts'
import { type CardCourse, cardCourse } from '#shared/inspection/card-course.ts'
import { cardNumber } from '#shared/inspection/card-number.ts'
import {
  type CardStep,
  type CorrectiveAction,
  cardStep,
  correctiveAction,
} from '#shared/inspection/corrective-action.ts'

export type CardView = {
  readonly card: Held<CorrectiveAction>
  /** `5S-20261123-7K2`. */
  readonly number: string
  readonly steps: readonly Held<CardStep>[]
  readonly course: CardCourse
  /** Some of it is only on this tablet. */
  readonly isWaiting: boolean
}

/** With their steps; undefined while the first read runs. */
export function useCardViews(
  cards: readonly Held<CorrectiveAction>[] | undefined,
): readonly CardView[] | undefined {
  const ids = useMemo(() => (cards ?? []).map(({ id }) => id), [cards])
  const steps = useChildrenOf(cardStep, ids)
  return useMemo(() => {
    if (!cards || !steps) return undefined
    const byCard = new Map<string, Held<CardStep>[]>(cards.map(({ id }) => [id, []]))
    for (const step of steps) byCard.get(step.cardId)?.push(step)
    return cards.filter(isReadable).map((card) => cardView(card, byCard.get(card.id) ?? []))
  }, [cards, steps])
}

export function cardView(
  card: Held<CorrectiveAction>,
  found: readonly Held<CardStep>[],
): CardView {
  const steps = found.filter(isReadableStep)
  return {
    card,
    number: cardNumber(card),
    steps,
    course: cardCourse(card, steps),
    isWaiting: card.waiting || steps.some((step) => step.waiting),
  }
}

/** What lies in the browser's storage is not trusted: of another shape, it is not shown. */
export function isReadable(card: Held<CorrectiveAction>): boolean {
  return correctiveAction.body.safeParse(card).success
}

function isReadableStep(step: Held<CardStep>): boolean {
  return cardStep.body.safeParse(step).success
}
