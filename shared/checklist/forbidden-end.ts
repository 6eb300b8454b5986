/** A list or round ends with a signature: who may not sign it does not end it either [AZ-14]. */
import { type Actor, may } from '../permissions.ts'
import type { PersonsWrite } from '../record/define-kind.ts'

/** `signature`: the kind whose right it takes. */
export function forbiddenEnd(signature: string) {
  return ({ set, held, actor }: PersonsWrite): string | null => {
    const isTold = Object.hasOwn(set, 'ended')
    const isSame = (set.ended ?? null) === (held?.ended ?? null)
    if (!isTold || isSame || may(actor as Actor, 'create', signature)) return null
    return 'it is ended by whoever may sign it'
  }
}
