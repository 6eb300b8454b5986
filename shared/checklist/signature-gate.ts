/**
 * A list or a round is signed once [AZ-14]: who would sign again takes the signature back
 * first, or the office opens it again with a reason.
 */
import type { Family, PersonsWrite } from '../record/define-kind.ts'
import type { Fields } from '../record/record.ts'

const ENDS: readonly unknown[] = ['complete', 'incomplete']
const LIFTS: readonly unknown[] = ['withdrawn', 'reopened']

type Signed = {
  /** The kind that is signed, the kind that signs it, and its field that names the first. */
  readonly parent: string
  readonly signature: string
  readonly field: string
}

export function signatureGate({ parent, signature, field }: Signed) {
  return {
    judgedBy(set: Fields): Family | null {
      const id = set[field]
      if (!ENDS.includes(set.type) || typeof id !== 'string') return null
      return { parent: { kind: parent, id }, children: { kind: signature, field } }
    },
    forbids({ set, family }: PersonsWrite): string | null {
      if (set.type === 'reopened') return 'the office opens it again'
      if (!ENDS.includes(set.type) || !family) return null
      const count = (types: readonly unknown[]) =>
        family.children.filter(({ body }) => types.includes(body.type)).length
      return count(ENDS) > count(LIFTS) ? 'it is signed already' : null
    },
  }
}
