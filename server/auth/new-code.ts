/** Random one-time codes: for enrolment as people type it, for setup as a link carries it. */
import { createHash, randomBytes } from 'node:crypto'
import { CODE_ALPHABET, CODE_LENGTH } from '#shared/people/enrolment-code.ts'

/** 140 random bits in Crockford base32. */
export function newEnrolmentCode(): string {
  const letters = [...randomBytes(CODE_LENGTH)].map((byte) => CODE_ALPHABET[byte & 31])
  return letters.join('')
}

/** 256 random bits. */
export function newSetupToken(): string {
  return randomBytes(32).toString('base64url')
}

export function hashCode(code: string): string {
  return createHash('sha256').update(code).digest('hex')
}
