/** What every panel about one complaint is handed. */
import type { Complaint } from '#shared/complaint/complaint.ts'
import type { Role } from '#shared/people/person.ts'
import type { ComplaintView } from './complaint-view.ts'
import type { NewStep } from './use-complaint-actions.ts'
import type { People } from './use-people.ts'

/** Who holds the tablet. */
export type Me = { readonly id: string | null; readonly role: Role | null }

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
