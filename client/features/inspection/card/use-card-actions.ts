import { newId } from '#client/data/new-id.ts'
import { serverNow } from '#client/data/server-now.ts'
import { type Draft, useSave } from '#client/data/use-save.ts'
import { cardTexts } from '#client/locales/card.ts'
import { useText } from '#client/locales/use-text.ts'
import type { Floor } from '#client/people/person-gate.tsx'
import { showSnackbar } from '#client/ui/snackbar-state.ts'
import { cardDueAt } from '#shared/inspection/card-rules.ts'
import {
  type CardStep,
  type CorrectiveAction,
  cardStep,
  correctiveAction,
} from '#shared/inspection/corrective-action.ts'
import { businessDay } from '#shared/record/business-day.ts'
import type { CardView } from '../card-view.ts'
import { type Failed, useAttempt } from '../use-attempt.ts'

/** A step people take; `escalated` is the server's, `undone` takes one back. */
export type StepName = Exclude<CardStep['step'], 'undone' | 'escalated'>
export type NewStep = { step: StepName } & Pick<CardStep, 'note' | 'dueAt'>

/** These end the card; taken back, it is open again. */
const CLOSING: readonly CardStep['step'][] = ['verified', 'cancelled']

export type CardActions = {
  readonly record: (step: NewStep, onSaved?: () => void) => void
  readonly takeBack: (step: Pick<CardStep, 'step'> & { id: string }) => void
  readonly edit: (fields: Partial<CorrectiveAction>, said: string) => void
  readonly failed: Failed | undefined
  readonly isBusy: boolean
}

/** What can be done to one card; each is one mutation, each can be taken back. */
export function useCardActions(view: CardView, floor: Floor): CardActions {
  const t = useText(cardTexts)
  const save = useSave()
  const { attempt, failed, isBusy } = useAttempt()
  const { card } = view
  const { store } = floor

  function stepDrafts(
    id: string,
    set: Pick<CardStep, 'step'> & Partial<CardStep>,
  ): Draft[] {
    const at = serverNow()
    const body: CardStep = { day: businessDay(at, store.zone), cardId: card.id, at, ...set }
    return [{ kind: cardStep, id, set: body, isNew: true }]
  }
  const close = (closed: boolean): Draft => ({
    kind: correctiveAction,
    id: card.id,
    set: { closed },
  })
  const write = (drafts: readonly Draft[], onSaved: () => void) =>
    attempt('card', () => save.commit(drafts), onSaved)

  const takeBack: CardActions['takeBack'] = ({ id, step }) => {
    const drafts = stepDrafts(newId(), { step: 'undone', undoes: id })
    const reopened = CLOSING.includes(step) ? [close(false)] : []
    write([...drafts, ...reopened], () =>
      showSnackbar({ text: t('stepUndone', { step: t(`step.${step}`) }) }),
    )
  }

  return {
    takeBack,
    failed: failed.get('card'),
    isBusy,
    record(step, onSaved = () => {}) {
      const id = newId()
      const set = step.step === 'not_ok' ? { ...step, dueAt: dueAgain(view, floor) } : step
      const closing = CLOSING.includes(step.step) ? [close(true)] : []
      write([...stepDrafts(id, set), ...closing], () => {
        onSaved()
        showSnackbar({
          text: t('stepSaved', { step: t(`step.${step.step}`) }),
          undo: { label: t('undo'), onUndo: () => takeBack({ id, step: step.step }) },
        })
      })
    },
    edit(fields, said) {
      const before = Object.fromEntries(
        Object.keys(fields).map((field) => [
          field,
          card[field as keyof CorrectiveAction] ?? null,
        ]),
      )
      const put = (set: Draft['set']): Draft[] => [
        { kind: correctiveAction, id: card.id, set },
      ]
      write(put(fields), () => {
        const onUndo = () => write(put(before), () => {})
        showSnackbar({ text: said, undo: { label: t('undo'), onUndo } })
      })
    },
  }
}

/** Sent back, the work has as long again as a card of its colour issued now. */
function dueAgain({ card }: CardView, { store }: Floor): number {
  const at = serverNow()
  const day = businessDay(at, store.zone)
  return cardDueAt({ moment: 'spot', color: card.card, isRepair: false, at, day, store })
}
