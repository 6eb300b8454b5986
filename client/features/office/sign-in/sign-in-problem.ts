/** Why somebody is not in yet, as far as he can act on it. */
import {
  WEAK_PASSWORD_REASONS,
  type WeakPasswordReason,
} from '#shared/office/password-rules.ts'
import { OfficeProblem } from '../office-problem.ts'

const NAMED = [
  'wrong_login',
  'wrong_code',
  'bad_code',
  'conflict',
  'signed_out',
  'reauth_required',
] as const

export type SignInProblem =
  | { type: (typeof NAMED)[number] | 'unreachable' | 'other' }
  | { type: 'weak'; reason: WeakPasswordReason }
  | { type: 'too_many'; minutes: number }

export function signInProblem(error: unknown): SignInProblem {
  if (!(error instanceof OfficeProblem)) return { type: 'other' }
  const { code, reason, retryAfterMs } = error.body
  if (error.code === 'unreachable' || error.code === 'busy') return { type: 'unreachable' }
  if (code === 'weak_password') {
    const known = WEAK_PASSWORD_REASONS.find((one) => one === reason)
    return { type: 'weak', reason: known ?? 'common' }
  }
  if (code === 'too_many') {
    const waitMs = typeof retryAfterMs === 'number' ? retryAfterMs : 0
    return { type: 'too_many', minutes: Math.max(1, Math.ceil(waitMs / 60_000)) }
  }
  return { type: NAMED.find((one) => one === code) ?? 'other' }
}
