import { FileQuestion } from 'lucide-react'
import { useMemo } from 'react'
import { useRecord } from '#client/data/use-records.ts'
import { cardTexts } from '#client/locales/card.ts'
import { useText } from '#client/locales/use-text.ts'
import { EmptyState } from '#client/ui/empty-state.tsx'
import { correctiveAction } from '#shared/inspection/corrective-action.ts'
import { useCardViews } from '../card-view.ts'
import type { Floor } from '../person-gate.tsx'
import { useIsLate } from '../use-is-late.ts'
import { CardDetail } from './card-detail.tsx'

type CardPaneProps = { id: string; floor: Floor; now: number }

/** Reads one card by itself, so that a link to an old one opens too. */
export function CardPane({ id, floor, now }: CardPaneProps) {
  const t = useText(cardTexts)
  const found = useRecord(correctiveAction, id)
  const [view] = useCardViews(useMemo(() => (found ? [found] : undefined), [found])) ?? []
  const isLate = useIsLate()
  if (view) return <CardDetail view={view} floor={floor} now={now} />
  if (!isLate) return <div aria-busy="true" />
  return <EmptyState icon={FileQuestion} text={t('gone')} hint={t('goneHint')} />
}
