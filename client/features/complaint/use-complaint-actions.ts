import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { newId } from '#client/data/new-id.ts'
import { serverNow } from '#client/data/server-now.ts'
import { type SaveResult, useSave } from '#client/data/use-save.ts'
import { complaintTexts } from '#client/locales/complaint.ts'
import { useText } from '#client/locales/use-text.ts'
import { showSnackbar } from '#client/ui/snackbar-state.ts'
import {
  type Complaint,
  type ComplaintStep,
  complaint,
  complaintStep,
} from '#shared/complaint/complaint.ts'
import { businessDay } from '#shared/record/business-day.ts'

/** A step people name; taking one back is `takeBack`. */
export type StepName = Exclude<ComplaintStep['step'], 'undone' | 'told'>
export type NewStep = { step: StepName } & Pick<ComplaintStep, 'note' | 'satisfaction'>

/** What storage said of the last action that it did not take. */
export type Failure = { type: 'not_saved' } | { type: 'refused'; detail: string }

/** A step as it is named to people, and which one it is. */
export type NamedStep = { readonly id: string; readonly step: StepName }

export type ComplaintActions = {
  /** Writes the step, and with it what it changes on the complaint: both or neither. */
  readonly record: (
    step: NewStep,
    edit: Partial<Complaint> | null,
    onSaved: (step: NamedStep) => void,
  ) => void
  readonly takeBack: (step: NamedStep, onSaved: () => void) => void
  readonly edit: (fields: Partial<Complaint>, onSaved: () => void) => void
  readonly isBusy: boolean
  /** Null = nothing wrong. */
  readonly failure: Failure | null
  /** The failed action again, as it was meant: same id, same time. */
  readonly retry: () => void
}

/** What can be done to one complaint. Each is one mutation; `onSaved` once it is stored. */
export function useComplaintActions(complaintId: string, zone: string): ComplaintActions {
  const save = useSave()
  const [isBusy, setIsBusy] = useState(false)
  const [failed, setFailed] = useState<{ failure: Failure; retry: () => void } | null>(null)
  const t = useText(complaintTexts)
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
      const failure = failureOf(await write())
      const retry = () => void attempt(write, onSaved)
      setIsBusy(false)
      setFailed(failure && { failure, retry })
      if (!failure) onSaved()
      else if (!isShown.current) {
        // Undone from the note of a screen already left: the failure has no other place.
        showSnackbar({ text: t('notSaved'), undo: { label: t('retry'), onUndo: retry } })
      }
    },
    [t],
  )

  return useMemo(() => {
    function write(
      step: Pick<ComplaintStep, 'step'> & Partial<ComplaintStep>,
      edit: Partial<Complaint> | null,
      onSaved: (id: string) => void,
    ) {
      const at = serverNow()
      const id = newId()
      const drafts = [
        {
          kind: complaintStep,
          id,
          set: { day: businessDay(at, zone), complaintId, at, ...step },
          isNew: true as const,
        },
        ...(edit ? [{ kind: complaint, id: complaintId, set: edit }] : []),
      ]
      void attempt(
        () => save.commit(drafts),
        () => onSaved(id),
      )
    }
    return {
      record: (step, edit, onSaved) =>
        write(step, edit, (id) => onSaved({ id, step: step.step })),
      takeBack: ({ id, step }, onSaved) =>
        write(
          { step: 'undone', undoes: id },
          step === 'closed' ? { closed: false } : null,
          onSaved,
        ),
      edit: (fields, onSaved) =>
        void attempt(() => save.edit(complaint, complaintId, fields), onSaved),
      isBusy,
      failure: failed?.failure ?? null,
      retry: () => failed?.retry(),
    }
  }, [save, attempt, complaintId, zone, isBusy, failed])
}

function failureOf(result: SaveResult): Failure | null {
  switch (result.type) {
    case 'saved':
      return null
    case 'refused':
      return { type: 'refused', detail: result.refusal.detail }
    case 'not_saved':
      return { type: 'not_saved' }
  }
}
