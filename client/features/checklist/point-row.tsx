import { Check, Undo2 } from 'lucide-react'
import { type Ref, useState } from 'react'
import { serverNow } from '#client/data/server-now.ts'
import { checklistTexts } from '#client/locales/checklist.ts'
import { useFormat } from '#client/locales/use-format.ts'
import { useLanguage } from '#client/locales/use-language.ts'
import { useText } from '#client/locales/use-text.ts'
import type { Me } from '#client/people/person-gate.tsx'
import type { People } from '#client/people/use-people.ts'
import { classNames } from '#client/ui/class-names.ts'
import { showSnackbar } from '#client/ui/snackbar-state.ts'
import { StateShape } from '#client/ui/state-shape.tsx'
import { answerProblem } from '#shared/checklist/answer-rules.ts'
import type { ChecklistAnswer } from '#shared/checklist/checklist-run.ts'
import type { Point, RunView } from '#shared/checklist/run-view.ts'
import { AlsoAnswered } from './also-answered.tsx'
import { AnswerButton } from './answer-button.tsx'
import { AnswerPanel, type Ask } from './answer-panel.tsx'
import { useAnswerWords } from './answer-words.ts'
import { ProofNote } from './proof-note.tsx'
import type { ChecklistDay } from './use-checklist-day.ts'
import type { RunActions } from './use-run-actions.ts'

type PointRowProps = {
  point: Point
  view: RunView
  held: ChecklistDay
  me: Me
  zone: string
  people: People
  actions: RunActions
  isNext: boolean
  /** Its question is open; one at a time. */
  isOpen: boolean
  onToggle: (isOpen: boolean) => void
  /** Signed: a change is an amendment and says why. */
  isSigned: boolean
  isFixed: boolean
  ref: Ref<HTMLLIElement>
}

export function PointRow(props: PointRowProps) {
  const { point, held, me, zone, people, actions, isNext, isSigned, isFixed } = props
  const t = useText(checklistTexts)
  const format = useFormat()
  const text = point.item.text[useLanguage()]
  const words = useAnswerWords(people, zone)
  const [ask, setAsk] = useState<Ask>('skip')
  const { answer, proof, state } = point
  const { onToggle } = props
  const now = serverNow()

  function open(next: Ask) {
    setAsk(next)
    onToggle(true)
  }
  function save(next: ChecklistAnswer, reason?: string) {
    const itemId = point.item.id
    const give = (to: ChecklistAnswer, onSaved: () => void) =>
      actions.answer(itemId, to, { ...(reason ? { reason } : {}), onSaved })
    give(next, () => {
      onToggle(false)
      const onUndo = () => give(answer, () => showSnackbar({ text: t('undone', { text }) }))
      showSnackbar({ text: t('did', { text }), undo: { label: t('undo'), onUndo } })
    })
  }
  function answerWith(given: Omit<NonNullable<ChecklistAnswer>, 'at' | 'byId'>) {
    const next = { ...given, at: serverNow(), byId: me.id }
    if (answerProblem(next, proof)) open('note')
    else save(next)
  }
  function handleDone() {
    if (isSigned) open('amend')
    else if (answer?.type === 'done') save(null)
    else answerWith({ type: 'done' })
  }

  const isLate = state === 'open' && point.dueAt < now && !isFixed
  return (
    <li
      ref={props.ref}
      aria-current={isNext ? 'step' : undefined}
      className={classNames(
        'flex flex-col gap-3 border-hairline border-b px-5 py-4 last:border-b-0',
        isNext &&
          'shadow-[inset_4px_0_0_var(--primary)] lefty:shadow-[inset_-4px_0_0_var(--primary)]',
      )}
    >
      <div className="flex flex-wrap items-center gap-x-4 gap-y-3 rail:flex-nowrap lefty:rail:flex-row-reverse">
        <div className="min-w-0 flex-1 basis-64">
          <p
            className={classNames(
              'text-row',
              state === 'open' ? 'font-semibold' : 'text-muted',
            )}
          >
            {text}
          </p>
          <p className="figures flex flex-wrap items-center gap-x-3 text-minor text-muted">
            {point.at !== null && <span>{format.time(point.at, zone)}</span>}
            {isLate && (
              <span className="inline-flex items-center gap-1 font-semibold text-attention">
                <StateShape shape="triangle" className="size-4" />
                {t('pointLate')}
              </span>
            )}
            {answer && <span>{words(answer)}</span>}
          </p>
        </div>
        {!isFixed && (
          <div className="flex shrink-0 gap-2">
            <AnswerButton
              label={t('done')}
              name={
                answer?.type === 'done' ? t('takeBack', { text }) : t('doneOf', { text })
              }
              icon={Check}
              isChosen={state === 'done' || state === 'proved'}
              onPress={handleDone}
            />
            {state === 'skipped' ? (
              <AnswerButton
                label={t('skip')}
                name={t('takeBack', { text })}
                icon={Undo2}
                isChosen
                onPress={() => (isSigned ? open('amend') : save(null))}
              />
            ) : (
              <AnswerButton
                label={t('skip')}
                name={t('skipOf', { text })}
                isChosen={false}
                onPress={() => open(isSigned ? 'amend' : 'skip')}
              />
            )}
            <AnswerButton
              label={t('other')}
              name={t('otherOf', { text })}
              isChosen={answer?.doneBy !== undefined}
              onPress={() => open(isSigned ? 'amend' : 'other')}
            />
          </div>
        )}
      </div>
      <ProofNote
        point={point}
        held={held}
        zone={zone}
        actions={actions}
        isFixed={isFixed}
      />
      <AlsoAnswered
        {...{ point, held, people }}
        runId={props.view.id}
        onKeep={() => save(answer)}
      />
      {props.isOpen && (
        <AnswerPanel
          key={ask}
          ask={ask}
          answer={answer}
          people={people}
          isUnmet={proof.type === 'unmet'}
          isBusy={actions.isBusy}
          onSave={(given, reason) =>
            save(given && { ...given, at: serverNow(), byId: me.id }, reason)
          }
          onCancel={() => onToggle(false)}
        />
      )}
    </li>
  )
}
