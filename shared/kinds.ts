/** THE list of kinds. A new kind = its definition file and one line here. */
import { complaint, complaintStep } from './complaint/complaint.ts'
import { person } from './people/person.ts'
import type { Kind } from './record/define-kind.ts'
import { store } from './store/store.ts'
import { visit, visitUndo } from './visit/visit.ts'

export const kinds = [
  store,
  person,
  visit,
  visitUndo,
  complaint,
  complaintStep,
] as const satisfies readonly Kind[]

/** The kinds by name, as the sync engine and the tables are handed them. */
export type KindMap = ReadonlyMap<string, Kind>

export const kindMap: KindMap = new Map<string, Kind>(
  kinds.map((kind) => [kind.name, kind]),
)
