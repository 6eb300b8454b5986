import { cardTexts } from '#client/locales/card.ts'
import { useFormat } from '#client/locales/use-format.ts'
import { useText } from '#client/locales/use-text.ts'
import type { Floor } from '#client/people/person-gate.tsx'
import { HistoryRow } from '#client/ui/history-row.tsx'
import type { CardStep } from '#shared/inspection/corrective-action.ts'
import type { CardView } from '../card-view.ts'
import type { CardActions } from './use-card-actions.ts'
import { useToldWords } from './use-told-words.ts'

type CardHistoryProps = {
  view: CardView
  floor: Floor
  onTakeBack: CardActions['takeBack']
}

/** Everything that happened, newest first; what was taken back stays, struck through. */
export function CardHistory({ view, floor, onTakeBack }: CardHistoryProps) {
  const t = useText(cardTexts)
  const format = useFormat()
  const wordsOfTold = useToldWords(floor)
  const { zone } = floor.store
  const byId = new Map(view.steps.map((step) => [step.id, step]))
  const undone = new Set(view.steps.flatMap((step) => step.undoes ?? []))
  const nameOf = ({ step, undoes }: CardStep): string => {
    if (step !== 'undone') return t(`step.${step}`)
    const target = byId.get(undoes ?? '')
    return t('tookBack', { step: target ? nameOf(target) : '' })
  }
  const steps = view.steps.toSorted((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1))
  return (
    <section aria-label={t('history')}>
      <h3 className="mb-1 text-row font-semibold">{t('history')}</h3>
      <ol className="flex flex-col">
        {steps.map((step) => (
          <HistoryRow
            key={step.id}
            title={
              <>
                {nameOf(step)}
                {step.toldWhy && (
                  <span className="text-muted">
                    ・{wordsOfTold(step).who}・{wordsOfTold(step).why}
                  </span>
                )}
                {step.dueAt !== undefined && (
                  <span className="figures text-muted">
                    ・{t('dueAt', { time: format.dayTime(step.dueAt, zone) })}
                  </span>
                )}
              </>
            }
            isUndone={undone.has(step.id)}
            note={step.note && <bdi className="block whitespace-pre-line">{step.note}</bdi>}
            source={
              <>
                {step.step === 'escalated' ? t('system') : floor.people.nameOf(step.by)}・
                {format.dayTime(step.at, zone)}
              </>
            }
            undo={
              step.step === 'undone' || step.step === 'escalated'
                ? null
                : {
                    label: t('undo'),
                    name: t('undoStep', { step: nameOf(step) }),
                    onPress: () => onTakeBack(step),
                  }
            }
          />
        ))}
        <li className="py-2">
          <span className="block">{t('issued')}</span>
          <span className="figures block text-label text-muted">
            {floor.people.nameOf(view.card.by)}・{format.dayTime(view.card.issuedAt, zone)}
          </span>
        </li>
      </ol>
    </section>
  )
}
