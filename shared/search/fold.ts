/**
 * One spelling for what people write in many: simplified for traditional, half width for full,
 * small letters, no blanks. Both sides of a comparison are folded; nothing folded is shown.
 */

/** Blanks and the strokes and dots inside numbers and names: `138-0013 8000`, `粤B·12345`. */
const FILLING = /[\s\-‐‑–—_·・•．.,，、/\\()（）[\]「」『』"'’“”]+/gu
/** `+86`, `0086` before a mobile number; `+886` stands for the `0` of Taiwan. */
const MAINLAND = /(?:\+|00)86(?=1\d{10}(?!\d))/g
const TAIWAN = /(?:\+|00)886(?=9\d{8}(?!\d))/g

/** `simplified`: the table of `simplified.ts`, handed in so that this file stays small. */
export function fold(text: string, simplified: ReadonlyMap<string, string>): string {
  const plain = text
    // Full width to half, ligatures and compatibility forms to what they stand for.
    .normalize('NFKC')
    .toLowerCase()
    .replace(FILLING, '')
    .replace(MAINLAND, '')
    .replace(TAIWAN, '0')
  let folded = ''
  for (const char of plain) folded += simplified.get(char) ?? char
  return folded
}

/** The words of a query, each folded; blanks part them, and all of them have to be found. */
export function foldTerms(
  query: string,
  simplified: ReadonlyMap<string, string>,
): readonly string[] {
  const words = query.normalize('NFKC').trim().split(/\s+/)
  // A number in groups is one number: `138 0013 8000`.
  const isNumber = words.length > 1 && words.every((word) => /^\+?[\d-]+$/.test(word))
  const terms = (isNumber ? [words.join('')] : words).map((word) => fold(word, simplified))
  return [...new Set(terms)].filter((term) => term !== '')
}
