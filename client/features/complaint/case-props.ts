/** What every panel about one complaint is handed. */

import type { Me } from '#client/people/person-gate.tsx'
import type { People } from '#client/people/use-people.ts'
import type { Complaint } from '#shared/complaint/complaint.ts'
import type { ComplaintView } from './complaint-view.ts'
import type { NewStep } from './use-complaint-actions.ts'

export type CaseProps = {
  readonly view: ComplaintView
  readonly zone: string
  readonly people: People
  readonly me: Me
  readonly isBusy: boolean
  /** One mutation, undone as one; `onSaved` once it is stored, and not before. */
  readonly record: (
    steps: readonly NewStep[],
    edit: Partial<Complaint> | null,
    onSaved: () => void,
  ) => void
  /** The same without a step. `words` name it to people. */
  readonly edit: (fields: Partial<Complaint>, words: string, onSaved: () => void) => void
  readonly onCancel: () => void
}
