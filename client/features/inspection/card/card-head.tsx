import { Megaphone } from 'lucide-react'
import { cardTexts } from '#client/locales/card.ts'
import { useText } from '#client/locales/use-text.ts'
import type { Floor } from '#client/people/person-gate.tsx'
import type { CardState } from '#shared/inspection/card-course.ts'
import type { CardView } from '../card-view.ts'
import { CardTimer } from './card-timer.tsx'
import { ColorMark } from './color-mark.tsx'
import { useAreas } from './use-areas.ts'
import { useProblemWords } from './use-problem-words.ts'
import { useToldWords } from './use-told-words.ts'

type CardHeadProps = { view: CardView; state: CardState; floor: Floor }

export function CardHead({ view, state, floor }: CardHeadProps) {
  const t = useText(cardTexts)
  const wordsOf = useProblemWords()
  const { nameOf } = useAreas()
  const wordsOfTold = useToldWords(floor)
  const { card, number, course } = view
  const told = course.standing.filter(({ step }) => step === 'escalated')
  const untold = state.escalation.filter((why) => told.every((s) => s.toldWhy !== why))
  return (
    <header className="flex items-start gap-4">
      <ColorMark color={state.color} />
      <div className="flex min-w-0 flex-1 flex-col items-start gap-1">
        <p className="figures text-minor text-muted">
          {number}・{nameOf(card.areaCode)}
        </p>
        <h2 className="text-section font-semibold">
          {card.itemId && <span className="figures me-2 font-normal">{card.itemId}</span>}
          <bdi>{wordsOf(card)}</bdi>
        </h2>
        <CardTimer state={state} zone={floor.store.zone} />
        {untold.length > 0 && (
          <p className="flex items-center gap-2 text-minor font-semibold text-bad">
            <Megaphone className="size-4.5 shrink-0" aria-hidden />
            {t('escalated', {
              why: untold.map((why) => t(`escalation.${why}`)).join(t('and')),
            })}
          </p>
        )}
        {told.map((step) => (
          <p key={step.id} className="figures text-minor text-muted">
            {t('toldLine', wordsOfTold(step))}
          </p>
        ))}
      </div>
    </header>
  )
}
