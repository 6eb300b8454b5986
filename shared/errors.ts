/** Failures a caller can act on. Each code has exactly one HTTP status, in the server's map. */

export const ERROR_CODES = [
  'invalid',
  'signed_out',
  'forbidden',
  'not_found',
  'conflict',
  'too_large',
  'too_many',
  'busy',
  'internal',
] as const

export type ErrorCode = (typeof ERROR_CODES)[number]

export class AppError extends Error {
  readonly code: ErrorCode

  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'AppError'
    this.code = code
  }
}
