/** What an office request can come back with instead of its answer. */

const NAMED = [
  'signed_out',
  'forbidden',
  'not_found',
  'conflict',
  'last_admin',
  'weak_pin',
  'too_many',
  'too_many_rows',
  'busy',
  'invalid',
  'reauth_required',
] as const

export type ProblemCode = (typeof NAMED)[number] | 'unreachable' | 'other'

export class OfficeProblem extends Error {
  override name = 'OfficeProblem'
  readonly code: ProblemCode
  /** The rest of the answer, for whoever knows what the code brings along. */
  readonly body: Readonly<Record<string, unknown>>

  constructor(code: string, body: Readonly<Record<string, unknown>> = {}) {
    super(code)
    const isUnreachable = code === 'unreachable'
    this.code = isUnreachable ? code : (NAMED.find((one) => one === code) ?? 'other')
    this.body = body
  }
}

/** What failed in words one can act on; a bug of ours counts as `other`. */
export function problemCode(error: unknown): ProblemCode {
  return error instanceof OfficeProblem ? error.code : 'other'
}
