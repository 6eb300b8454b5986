/** A code as it is being typed: what is still missing, or what cannot be right. */
import {
  CODE_ALPHABET,
  CODE_LENGTH,
  readCode,
  showCode,
} from '#shared/people/enrolment-code.ts'

export type TypedCode =
  | { type: 'complete'; code: string }
  | { type: 'partial'; left: number }
  | { type: 'tooLong' }
  | { type: 'foreign'; letter: string }

const SEPARATORS = /[\s\-_.]/g
/** Read as what was meant, see `readCode`. */
const LOOKALIKES = 'OIL'

export function readTyped(typed: string): TypedCode {
  const letters = [...typed.toUpperCase().replace(SEPARATORS, '')]
  const foreign = letters.find((one) => !(CODE_ALPHABET + LOOKALIKES).includes(one))
  if (foreign) return { type: 'foreign', letter: foreign }
  const code = readCode(typed)
  if (code) return { type: 'complete', code }
  const left = CODE_LENGTH - letters.length
  return left > 0 ? { type: 'partial', left } : { type: 'tooLong' }
}

/** Groups of four as they come, without moving anything while somebody deletes. */
export function groupTyped(typed: string, before: string): string {
  if (typed.length < before.length) return typed
  return showCode(typed.toUpperCase().replace(SEPARATORS, ''))
}

/** The code in what a QR or a link carries: `…/enrol#code=ABCD-…`; null without one. */
export function codeOfHash(hash: string): string | null {
  return new URLSearchParams(hash.replace(/^#/, '')).get('code')
}
