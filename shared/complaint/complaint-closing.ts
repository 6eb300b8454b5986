/** Closing needs the customer's word, not the handler's (domain.md 7.5). */
import type { Role } from '../people/person.ts'
import type { Satisfaction } from './complaint.ts'

const CONTENT: readonly Satisfaction[] = ['very', 'satisfied']
const MANAGERS: readonly Role[] = ['manager', 'admin']

/** A customer who is not content, or was not reached, is let go by a manager only. */
export function mayClose(role: Role | null, satisfaction: Satisfaction): boolean {
  if (role === null) return false
  return CONTENT.includes(satisfaction) || MANAGERS.includes(role)
}

/** Each pause weakens the promise; further ones need another way (product.md 3.5). */
export const MAX_PAUSES = 2
