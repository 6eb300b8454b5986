import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { newId } from '#client/data/new-id.ts'
import { serverNow } from '#client/data/server-now.ts'
import { type Draft, type SaveResult, useSave } from '#client/data/use-save.ts'
import { checklistTexts } from '#client/locales/checklist.ts'
import { useText } from '#client/locales/use-text.ts'
import { showSnackbar } from '#client/ui/snackbar-state.ts'
import {
  type ChecklistAnswer,
  type ChecklistSignature,
  checklistRun,
  checklistSignature,
} from '#shared/checklist/checklist-run.ts'
import { newRun } from '#shared/checklist/day-runs.ts'
import { provedAnswers, type RunView } from '#shared/checklist/run-view.ts'
import type { Fields } from '#shared/record/record.ts'

type Ended = 'signed' | 'incomplete' | null

export type RunActions = {
  /** `reason`: of an amendment, once the list is signed. */
  readonly answer: (
    itemId: string,
    answer: ChecklistAnswer,
    options: { reason?: string; onSaved: () => void },
  ) => void
  /** The list behind a point was opened. */
  readonly noteOpened: (itemId: string) => void
  readonly end: (
    ended: Ended,
    mark: { type: ChecklistSignature['type']; note?: string },
    onSaved: () => void,
  ) => void
  /** The last action is not stored; it is kept here to be tried again. */
  readonly retry: (() => void) | null
  readonly isBusy: boolean
}

/** What can be done to one list. Each is one mutation; `onSaved` once it is stored. */
export function useRunActions(
  view: RunView,
  day: string,
  templateId: string | null,
): RunActions {
  const save = useSave()
  const t = useText(checklistTexts)
  const [isBusy, setIsBusy] = useState(false)
  const [retry, setRetry] = useState<(() => void) | null>(null)
  const latest = useRef(view)
  latest.current = view
  const isShown = useRef(false)
  useEffect(() => {
    isShown.current = true
    return () => {
      isShown.current = false
    }
  }, [])

  const attempt = useCallback(
    async (write: () => Promise<SaveResult>, onSaved: () => void): Promise<void> => {
      setIsBusy(true)
      const { type } = await write()
      setIsBusy(false)
      const again = () => void attempt(write, onSaved)
      setRetry(type === 'saved' ? null : () => again)
      if (type === 'saved') onSaved()
      else if (!isShown.current) {
        // Undone from the note of a screen already left: the failure has no other place.
        showSnackbar({ text: t('notSaved'), undo: { label: t('retry'), onUndo: again } })
      }
    },
    [t],
  )

  return useMemo(() => {
    /** An edit of the run, or the making of it: the same id on every tablet. */
    function runDraft(set: Draft['set']): Draft {
      const { id, run } = latest.current
      if (run) return { kind: checklistRun, id, set }
      const made = newRun(latest.current, day, templateId ?? '')
      return { kind: checklistRun, id, set: { ...made, ...set }, isNew: true }
    }
    /** As the list stands once the answer counts. */
    function mark(
      given: { type: ChecklistSignature['type']; note?: string },
      change: { itemId: string; answer: ChecklistAnswer } | null,
    ): Draft {
      const { id, points } = latest.current
      const states = points.map((point) =>
        change && point.item.id === change.itemId
          ? (change.answer?.type ?? 'open')
          : point.state,
      )
      const count = (state: string) => states.filter((s) => s === state).length
      const set = {
        ...{ day, runId: id, at: serverNow(), type: given.type },
        ...(given.note ? { note: given.note } : {}),
        ...{ done: count('done') + count('proved'), skipped: count('skipped') },
        open: count('open'),
      }
      return { kind: checklistSignature, id: newId(), set, isNew: true }
    }
    return {
      answer(itemId, answer, { reason, onSaved }) {
        const drafts = [runDraft({ ...asFields({ [`a.${itemId}`]: answer }) })]
        if (reason) drafts.push(mark({ type: 'amended', note: reason }, { itemId, answer }))
        void attempt(() => save.commit(drafts), onSaved)
      },
      noteOpened(itemId) {
        const draft = runDraft({ [`l.${itemId}`]: serverNow() })
        void attempt(
          () => save.commit([draft]),
          () => {},
        )
      },
      end(ended, given, onSaved) {
        const signedAt = ended === 'signed' ? serverNow() : null
        const { points } = latest.current
        // Given up, what the data says later still counts.
        const proved = ended === 'incomplete' ? {} : provedAnswers(points, signedAt)
        const drafts = [runDraft({ ended, ...asFields(proved) }), mark(given, null)]
        void attempt(() => save.commit(drafts), onSaved)
      },
      retry,
      isBusy,
    }
  }, [save, attempt, day, templateId, retry, isBusy])
}

/** An answer is plain JSON: what it does not have is absent, never undefined. */
function asFields(answers: Readonly<Record<string, ChecklistAnswer>>): Fields {
  return answers as Fields
}
