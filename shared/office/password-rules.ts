/**
 * Which password the office takes: long enough, not too long to hash, and nothing that is
 * tried first. No rule about kinds of letters. The lists of known passwords are the server's.
 */

export const PASSWORD_MIN = 8
export const PASSWORD_MAX = 128

export const WEAK_PASSWORD_REASONS = ['short', 'long', 'common', 'context'] as const
export type WeakPasswordReason = (typeof WEAK_PASSWORD_REASONS)[number]

/** By characters as people count them, so that a Chinese phrase is not cut short. */
export function passwordLength(password: string): 'short' | 'long' | null {
  const length = [...password].length
  if (length < PASSWORD_MIN) return 'short'
  return length > PASSWORD_MAX ? 'long' : null
}

/**
 * Whether one of `words` (names of the group and its stores, the person, the address) is in
 * it. Short Latin words would forbid half the language; two Chinese characters are a name.
 */
export function holdsWord(password: string, words: readonly string[]): boolean {
  const folded = fold(password)
  return words.some((word) => {
    const part = fold(word)
    return part.length >= (/^[\x20-\x7e]*$/.test(part) ? 4 : 2) && folded.includes(part)
  })
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s/g, '')
}
