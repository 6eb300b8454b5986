/**
 * The one-time code that makes a tablet ours, as a person reads and types it: Crockford
 * base32, 28 characters (140 bits) in groups of four. Look-alikes are read as what was meant.
 */

export const CODE_ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
export const CODE_LENGTH = 28
const GROUP = 4

/** The code behind what was typed or scanned; null when it cannot be one. */
export function readCode(typed: string): string | null {
  const code = typed
    .toUpperCase()
    .replace(/[\s\-_.]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
  if (code.length !== CODE_LENGTH) return null
  return [...code].every((letter) => CODE_ALPHABET.includes(letter)) ? code : null
}

/** `ABCD-EFGH-…`: as it is shown. */
export function showCode(code: string): string {
  return (code.match(new RegExp(`.{1,${GROUP}}`, 'g')) ?? []).join('-')
}
