import { useCallback, useMemo, useState } from 'react'
import { newId } from '#client/data/new-id.ts'
import { serverNow } from '#client/data/server-now.ts'
import { type SaveResult, useSave } from '#client/data/use-save.ts'
import {
  type Complaint,
  type ComplaintStep,
  complaint,
  complaintStep,
} from '#shared/complaint/complaint.ts'
import { businessDay } from '#shared/record/business-day.ts'

/** A step people name; taking one back is `takeBack`. */
export type StepName = Exclude<ComplaintStep['step'], 'undone'>
export type NewStep = { step: StepName } & Pick<ComplaintStep, 'note' | 'satisfaction'>

/** What storage said of the last action; null = nothing wrong. */
export type ActionProblem =
  | { type: 'not_saved'; retry: () => void }
  | { type: 'refused'; detail: string }

/** A step as it is named to people, and which one it is. */
export type NamedStep = { readonly id: string; readonly step: StepName }

export type ComplaintActions = {
  /** Writes the step, and with it what it changes on the complaint: both or neither. */
  readonly record: (step: NewStep, edit?: Partial<Complaint>) => Promise<NamedStep | null>
  readonly takeBack: (step: NamedStep) => Promise<boolean>
  readonly edit: (fields: Partial<Complaint>) => Promise<boolean>
  readonly problem: ActionProblem | null
}

/** What can be done to one complaint. Each is one mutation; true = stored on this tablet. */
export function useComplaintActions(complaintId: string, zone: string): ComplaintActions {
  const save = useSave()
  const [problem, setProblem] = useState<ActionProblem | null>(null)

  const attempt = useCallback(
    async (write: () => Promise<SaveResult>): Promise<boolean> => {
      const result = await write()
      if (result.type === 'saved') setProblem(null)
      else if (result.type === 'refused') {
        setProblem({ type: 'refused', detail: result.refusal.detail })
      } else setProblem({ type: 'not_saved', retry: () => void attempt(write) })
      return result.type === 'saved'
    },
    [],
  )

  return useMemo(() => {
    async function write(
      step: Pick<ComplaintStep, 'step'> & Partial<ComplaintStep>,
      edit?: Partial<Complaint>,
    ) {
      const at = serverNow()
      const id = newId()
      // The id and the time are those of the tap, also when it takes a second try.
      const drafts = [
        {
          kind: complaintStep,
          id,
          set: { day: businessDay(at, zone), complaintId, at, ...step },
          isNew: true as const,
        },
        ...(edit ? [{ kind: complaint, id: complaintId, set: edit }] : []),
      ]
      return (await attempt(() => save.commit(drafts))) ? id : null
    }
    return {
      record: async (step, edit) => {
        const id = await write(step, edit)
        return id === null ? null : { id, step: step.step }
      },
      takeBack: async ({ id, step }) => {
        const reopens = step === 'closed' ? { closed: false } : undefined
        return (await write({ step: 'undone', undoes: id }, reopens)) !== null
      },
      edit: (fields) => attempt(() => save.edit(complaint, complaintId, fields)),
      problem,
    }
  }, [save, attempt, complaintId, zone, problem])
}
