import { useCallback } from 'react'
import { cardTexts } from '#client/locales/card.ts'
import { useFormat } from '#client/locales/use-format.ts'
import { useText } from '#client/locales/use-text.ts'
import type { Floor } from '#client/people/person-gate.tsx'
import type { CardStep } from '#shared/inspection/corrective-action.ts'

export type ToldWords = {
  readonly who: string
  readonly time: string
  readonly why: string
}

/** Whom the server told of a card, when and why. */
export function useToldWords(floor: Floor): (step: CardStep) => ToldWords {
  const t = useText(cardTexts)
  const format = useFormat()
  const { people, store } = floor
  return useCallback(
    ({ toldIds = [], toldWhy, at }) => ({
      who: toldIds.map(people.nameOf).join(t('and')) || t('noManager'),
      time: format.dayTime(at, store.zone),
      why: toldWhy ? t(`escalation.${toldWhy}`) : '',
    }),
    [t, format, people, store.zone],
  )
}
