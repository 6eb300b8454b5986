import { Camera, ChevronDown, Dices } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import { inspectionTexts } from '#client/locales/inspection.ts'
import { useLanguage } from '#client/locales/use-language.ts'
import { useText } from '#client/locales/use-text.ts'
import type { Floor } from '#client/people/person-gate.tsx'
import { classNames } from '#client/ui/class-names.ts'
import type { InspectionItem } from '#shared/inspection/inspection-template.ts'
import { dutyOf } from '#shared/inspection/round-duties.ts'
import type { Answer } from '#shared/inspection/score.ts'
import { NotSaved } from '../not-saved.tsx'
import { AlsoAnswered } from './also-answered.tsx'
import { AnswerButtons, CHOICES } from './answer-buttons.tsx'
import { FailSummary } from './fail-summary.tsx'
import { RowTray } from './row-tray.tsx'
import type { Walk } from './use-walk.ts'
import type { WalkActions } from './use-walk-actions.ts'

export type RowProps = {
  item: InspectionItem
  walk: Walk
  floor: Floor
  actions: WalkActions
  isReadOnly: boolean
}

type ItemRowProps = RowProps & {
  isDrawn: boolean
  isOpen: boolean
  onAnswer: (item: InspectionItem, type: Answer['type']) => void
  onToggle: () => void
}

/** One row: the text, three answers on the hand's side, and what a failure asks below. */
export function ItemRow(props: ItemRowProps) {
  const { item, walk, floor, actions, isDrawn, isOpen, isReadOnly, onAnswer, onToggle } =
    props
  const t = useText(inspectionTexts)
  const language = useLanguage()
  const answer = walk.answers.get(item.id)
  const duty = answer && dutyOf(item, answer.type, walk.round.drawn)
  const lacksPhoto = duty && !answer.noPhoto && !walk.slots.has(duty.slot)

  function handleKey(event: KeyboardEvent) {
    // Digits belong to fields while one is being typed in.
    const isTyping =
      event.target instanceof HTMLElement && event.target.matches('input, select, textarea')
    const choice = CHOICES[Number(event.key) - 1]
    if (isReadOnly || isTyping || !choice || event.ctrlKey || event.metaKey || event.altKey)
      return
    event.preventDefault()
    onAnswer(item, choice)
  }

  return (
    <li data-item={item.id} className="border-hairline border-b last:border-b-0">
      <fieldset
        aria-label={`${item.id} ${item.text[language]}`}
        onKeyDown={handleKey}
        className="flex min-w-0 flex-col"
      >
        <div className="flex min-h-22 flex-col justify-center gap-2 px-4 py-3 rail:flex-row rail:items-center rail:gap-4 rail:px-5 lefty:rail:flex-row-reverse">
          <div className="min-w-0 flex-1">
            <p className="text-row leading-snug font-medium">
              <span className="figures me-2 text-minor font-normal text-muted">
                {item.id}
              </span>
              {item.text[language]}
            </p>
            <p className="flex flex-wrap items-center gap-x-3 text-label text-muted empty:hidden">
              {item.isCritical && (
                <span className="font-semibold text-bad">★ {t('critical')}</span>
              )}
              {isDrawn && (
                <span className="inline-flex items-center gap-1 font-semibold text-primary">
                  <Dices className="size-4" aria-hidden />
                  {t('drawn')}
                </span>
              )}
              {answer?.isBatch && <span>{t('batch')}</span>}
            </p>
            {answer &&
              (answer.type === 'fail' ||
                answer.type === 'minor' ||
                lacksPhoto ||
                isOpen) && (
                <button
                  type="button"
                  aria-expanded={isOpen}
                  onClick={onToggle}
                  className="-ms-2 inline-flex min-h-12 max-w-full items-center gap-2 rounded-control px-2 text-start text-minor text-muted hover:bg-surface"
                >
                  {answer.type === 'fail' && (
                    <FailSummary item={item} walk={walk} floor={floor} />
                  )}
                  {lacksPhoto ? (
                    <span className="inline-flex items-center gap-1 font-semibold text-attention">
                      <Camera className="size-4.5" aria-hidden />
                      {t(`lacks.${duty.type}`)}
                    </span>
                  ) : (
                    answer.type !== 'fail' && <span>{t('details')}</span>
                  )}
                  <ChevronDown
                    className={classNames(
                      'size-4.5 shrink-0 transition',
                      isOpen && 'rotate-180',
                    )}
                    aria-hidden
                  />
                </button>
              )}
            <AlsoAnswered {...{ item, walk, floor, actions, isReadOnly }} />
          </div>
          <AnswerButtons
            answer={answer?.type}
            isDisabled={isReadOnly}
            onChoose={(choice) => onAnswer(item, choice)}
          />
        </div>
        {isOpen && answer && (
          <RowTray {...{ item, walk, floor, actions, isReadOnly }} answer={answer} />
        )}
        <div className="px-4 pb-3 empty:hidden">
          <NotSaved failed={actions.failed.get(item.id)} />
        </div>
      </fieldset>
    </li>
  )
}
