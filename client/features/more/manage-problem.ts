/** Why the server did not do what was asked under More, as far as a person can act on it. */
import type { Answer } from '#client/data/identity-api.ts'
import type { WeakPinReason } from '#shared/people/pin-rules.ts'

const NAMED = [
  'pin_needed',
  'forbidden',
  'last_admin',
  'not_found',
  'too_many',
  'signed_out',
] as const

export type ManageProblem =
  | `problem.${'unreachable' | 'other' | (typeof NAMED)[number]}`
  | `weak.${WeakPinReason}`

/** Key of the words for it; null when it was done. */
export function manageProblem(answer: Answer<unknown>): ManageProblem | null {
  if (answer.type === 'ok') return null
  if (answer.type === 'unreachable') return 'problem.unreachable'
  const { code, reason } = answer.error
  if (code === 'weak_pin' && reason) return `weak.${reason}`
  const named = NAMED.find((one) => one === code)
  return `problem.${named ?? 'other'}`
}
