import { useLayoutEffect, useMemo, useRef } from 'react'
import { newId } from '#client/data/new-id.ts'
import { serverNow } from '#client/data/server-now.ts'
import { type Draft, useSave } from '#client/data/use-save.ts'
import { inspectionTexts } from '#client/locales/inspection.ts'
import { useLanguage } from '#client/locales/use-language.ts'
import { useText } from '#client/locales/use-text.ts'
import type { Floor } from '#client/people/person-gate.tsx'
import { showSnackbar } from '#client/ui/snackbar-state.ts'
import { correctiveAction } from '#shared/inspection/corrective-action.ts'
import { inspectionRound } from '#shared/inspection/inspection-round.ts'
import type { InspectionItem } from '#shared/inspection/inspection-template.ts'
import { type Answer, answersOf, scoreOf } from '#shared/inspection/score.ts'
import type { Json } from '#shared/record/json.ts'
import { type Attempt, useAttempt } from '../use-attempt.ts'
import {
  type AnswerContext,
  answerDrafts,
  batchDrafts,
  reasonDrafts,
  type Written,
} from './answer-drafts.ts'
import { amendmentDraft, signDrafts } from './sign-drafts.ts'
import type { Walk } from './use-walk.ts'

export type WalkActions = Pick<Attempt, 'failed' | 'isBusy'> & {
  /** Null takes the answer away. */
  readonly answer: (item: InspectionItem, type: Answer['type'] | null) => void
  readonly passRest: (items: readonly InspectionItem[]) => void
  readonly setReason: (item: InspectionItem, reason: string | null) => void
  readonly setNoPhoto: (item: InspectionItem, why: string) => void
  readonly assign: (item: InspectionItem, ownerId: string | null) => void
  readonly takeOther: (item: InspectionItem, answer: Answer | null) => void
  readonly sign: (note: string, onSaved: () => void) => void
}

type Input = {
  readonly walk: Walk
  readonly floor: Floor
  /** Why a signed round is being changed; null while it is not signed. */
  readonly amendReason: string | null
}

/** What can be done in a round. Each is one mutation with its own undo. */
export function useWalkActions(input: Input): WalkActions {
  const t = useText(inspectionTexts)
  const language = useLanguage()
  const save = useSave()
  const { attempt, failed, isBusy } = useAttempt()
  // Rows need not repaint because another row was answered; a tap acts on what is shown.
  const latest = useRef(input)
  useLayoutEffect(() => {
    latest.current = input
  })

  const actions = useMemo(() => {
    const contextNow = (): AnswerContext => ({
      walk: latest.current.walk,
      store: latest.current.floor.store,
      language,
      at: serverNow(),
      newId,
    })
    const me = () => latest.current.floor.me.id

    /** After the signature every change is signed for again. */
    function withAmendment(drafts: readonly Draft[]): Draft[] {
      const { walk, amendReason } = latest.current
      if (amendReason === null) return [...drafts]
      const own = drafts.filter((draft) => draft.id === walk.round.id)
      const changed = Object.assign({}, walk.round, ...own.map(({ set }) => set)) as object
      const score = scoreOf(walk.items, answersOf(changed))
      const at = serverNow()
      return [
        ...drafts,
        amendmentDraft({ walk, score, at, note: amendReason, id: newId() }),
      ]
    }

    function write(about: string, { drafts, undo }: Written, said: string | null) {
      if (drafts.length === 0) return
      const all = withAmendment(drafts)
      attempt(
        about,
        () => save.commit(all),
        () => {
          if (said === null) return
          const onUndo = () => {
            const back = withAmendment(undo)
            attempt(
              about,
              () => save.commit(back),
              () => showSnackbar({ text: t('undone') }),
            )
          }
          showSnackbar({ text: said, undo: { label: t('undo'), onUndo } })
        },
      )
    }

    return {
      answer(item, type) {
        const context = contextNow()
        const before = context.walk.answers.get(item.id)
        if (before?.type === type && !before?.isBatch) return
        const answer = type && { type, at: context.at, by: me() }
        const written = answerDrafts(item, answer, context)
        const said = type
          ? t(`did.${type}`, { item: item.id })
          : t('did.clear', { item: item.id })
        write(item.id, written, said)
      },
      passRest(items) {
        const open = items.filter((item) => !latest.current.walk.answers.has(item.id))
        if (open.length === 0) return
        const written = batchDrafts(open, contextNow(), me())
        write('batch', written, t('did.batch', { count: open.length }))
      },
      setReason(item, reason) {
        write(item.id, reasonDrafts(item, reason, contextNow()), null)
      },
      setNoPhoto(item, noPhoto) {
        const { walk } = latest.current
        const before = walk.answers.get(item.id)
        if (!before) return
        const put = (value: Answer): Draft => ({
          kind: inspectionRound,
          id: walk.round.id,
          set: { [`r.${item.id}`]: value as Json },
        })
        write(
          item.id,
          { drafts: [put({ ...before, noPhoto })], undo: [put(before)] },
          t('did.noPhoto', { reason: noPhoto }),
        )
      },
      assign(item, ownerId) {
        const { walk, floor } = latest.current
        const card = walk.cards.get(item.id)?.card
        if (!card || card.ownerId === ownerId) return
        const put = (to: string | null): Draft => ({
          kind: correctiveAction,
          id: card.id,
          set: { ownerId: to },
        })
        write(
          item.id,
          { drafts: [put(ownerId)], undo: [put(card.ownerId)] },
          t('did.assigned', { who: floor.people.nameOf(ownerId) }),
        )
      },
      takeOther(item, answer) {
        write(
          item.id,
          answerDrafts(item, answer, contextNow()),
          t('did.restored', { item: item.id }),
        )
      },
      sign(note, onSaved) {
        const { walk } = latest.current
        const drafts = signDrafts({ walk, note, at: serverNow(), id: newId() })
        attempt('sign', () => save.commit(drafts), onSaved)
      },
    } satisfies Omit<WalkActions, 'failed' | 'isBusy'>
  }, [attempt, save, t, language])

  return useMemo(() => ({ ...actions, failed, isBusy }), [actions, failed, isBusy])
}
