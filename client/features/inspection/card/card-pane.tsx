import { FileQuestion } from 'lucide-react'
import { useMemo } from 'react'
import { useIsLate } from '#client/data/use-is-late.ts'
import { useChildren, useRecord } from '#client/data/use-records.ts'
import { cardTexts } from '#client/locales/card.ts'
import { useText } from '#client/locales/use-text.ts'
import type { Floor } from '#client/people/person-gate.tsx'
import { EmptyState } from '#client/ui/empty-state.tsx'
import { cardStep, correctiveAction } from '#shared/inspection/corrective-action.ts'
import { cardView, isReadable } from '../card-view.ts'
import { CardDetail } from './card-detail.tsx'

type CardPaneProps = { id: string; floor: Floor; now: number }

/** Reads one card by itself, so that a link to an old one opens too. */
export function CardPane({ id, floor, now }: CardPaneProps) {
  const t = useText(cardTexts)
  const card = useRecord(correctiveAction, id)
  const steps = useChildren(cardStep, id)
  const isLate = useIsLate()
  const view = useMemo(
    () => (card && steps && isReadable(card) ? cardView(card, steps) : null),
    [card, steps],
  )
  if (view) return <CardDetail view={view} floor={floor} now={now} />
  if (!isLate) return <div aria-busy="true" />
  return <EmptyState icon={FileQuestion} text={t('gone')} hint={t('goneHint')} />
}
