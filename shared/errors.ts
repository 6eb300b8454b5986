/** Failures a caller can act on. Each code has exactly one HTTP status, in the server's map. */

export const ERROR_CODES = [
  'invalid',
  'signed_out',
  'device_locked',
  'forbidden',
  'not_found',
  'conflict',
  'too_large',
  'unsupported',
  'wrong_bytes',
  'bad_image',
  'too_many',
  'too_many_rows',
  'busy',
  'internal',
  'bad_code',
  'wrong_pin',
  'pin_needed',
  'pin_locked',
  'weak_pin',
  'last_admin',
  'wrong_login',
  'wrong_code',
  'weak_password',
  'reauth_required',
  'cross_site',
] as const

export type ErrorCode = (typeof ERROR_CODES)[number]

/** What a caller needs beyond the code. Travels to the client: nothing secret in here. */
export type ErrorFacts = {
  readonly triesLeft?: number
  readonly reason?: string
  readonly retryAfterMs?: number
}

export class AppError extends Error {
  readonly code: ErrorCode
  readonly facts: ErrorFacts

  constructor(
    code: ErrorCode,
    message: string,
    options?: ErrorOptions & { facts?: ErrorFacts },
  ) {
    super(message, options)
    this.name = 'AppError'
    this.code = code
    this.facts = options?.facts ?? {}
  }
}
