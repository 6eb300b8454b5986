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

/** A step people name; taking one back is `takeBack`, telling is the server's. */
export type StepName = Exclude<ComplaintStep['step'], 'undone' | 'told'>

type Said = Omit<ComplaintStep, 'step' | 'day' | 'complaintId' | 'at' | 'undoes'>
export type NewStep = { readonly step: StepName } & Partial<Said> & {
    readonly id?: string
    /** Of another complaint than the one in hand. */
    readonly complaintId?: string
  }

/** What storage said of the last action that it did not take. */
export type Failure = { type: 'not_saved' } | { type: 'refused'; detail: string }

/** A step as it is named to people, and which one it is. */
export type NamedStep = {
  readonly id: string
  readonly step: StepName
  /** Of another complaint than the one in hand. */
  readonly complaintId?: string
}

type Fields = Partial<Complaint>

export type ComplaintActions = {
  /** Writes the steps, and with them what they change on the complaint: all or nothing. */
  readonly record: (
    steps: readonly NewStep[],
    edit: Fields | null,
    onSaved: (steps: readonly NamedStep[]) => void,
  ) => void
  readonly takeBack: (
    steps: readonly NamedStep[],
    edit: Fields | null,
    onSaved: () => void,
  ) => void
  readonly edit: (fields: Fields, onSaved: () => void) => void
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
    type Written = Pick<ComplaintStep, 'step'> & Partial<ComplaintStep> & { id: string }
    function write(steps: readonly Written[], edit: Fields | null, onSaved: () => void) {
      const now = serverNow()
      const drafts = steps.map(({ id, ...step }, place) => {
        // Steps of one tap happen one after the other, on every device.
        const at = now + place
        const set = { day: businessDay(at, zone), complaintId, at, ...step }
        return { kind: complaintStep, id, set, isNew: true as const }
      })
      const edits = edit ? [{ kind: complaint, id: complaintId, set: edit }] : []
      void attempt(() => save.commit([...drafts, ...edits]), onSaved)
    }
    return {
      record(steps, edit, onSaved) {
        const written = steps.map((step) => ({ ...step, id: step.id ?? newId() }))
        write(written, edit, () => onSaved(written))
      },
      takeBack(steps, edit, onSaved) {
        const undone = steps.map(({ id, complaintId: other }) => ({
          ...{ step: 'undone' as const, id: newId(), undoes: id },
          ...(other && { complaintId: other }),
        }))
        write(undone, edit, onSaved)
      },
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
