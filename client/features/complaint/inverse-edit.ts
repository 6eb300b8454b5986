/** What puts the fields of an edit back to what they were. */
import type { Complaint } from '#shared/complaint/complaint.ts'

const TEXTS: readonly string[] = [
  'customerName',
  'phone',
  'model',
  'description',
  'customerWish',
  'plate',
  'vinLast6',
  'orderRef',
  'solution',
  'rootCause',
  'prevention',
]

/** A field that was not there becomes an empty one: a record never loses a field. */
export function inverseOf(edit: Partial<Complaint>, before: Complaint): Partial<Complaint> {
  const fields = Object.keys(edit) as (keyof Complaint)[]
  return Object.fromEntries(
    fields.map((field) => [field, before[field] ?? emptyOf(field)]),
  ) as Partial<Complaint>
}

function emptyOf(field: keyof Complaint): unknown {
  if (field === 'closed') return false
  if (field === 'aboutStaff') return []
  return TEXTS.includes(field) ? '' : null
}
