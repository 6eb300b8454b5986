import { inspectionTexts } from '#client/locales/inspection.ts'
import { useText } from '#client/locales/use-text.ts'
import type { Floor } from '#client/people/person-gate.tsx'
import type { InspectionItem } from '#shared/inspection/inspection-template.ts'
import { useClockWords } from '../use-clock-words.ts'
import { reasonWord } from './reason-word.ts'
import type { Walk } from './use-walk.ts'

type FailSummaryProps = { item: InspectionItem; walk: Walk; floor: Floor }

/** Why, who mends it, by when: on one line while the tray is shut. */
export function FailSummary({ item, walk, floor }: FailSummaryProps) {
  const t = useText(inspectionTexts)
  const clock = useClockWords(floor.store.zone)
  const reason = walk.answers.get(item.id)?.reason
  const view = walk.cards.get(item.id)
  return (
    <span className="min-w-0">
      {reason && <>{reasonWord(t, reason)}・</>}
      {view && (
        <>
          {t(`card.${view.card.card}`)}・{floor.people.nameOf(view.card.ownerId)}・
          {t('dueBy', { time: clock(view.course.dueAt) })}
        </>
      )}
    </span>
  )
}
