/**
 * Finding without words: Chinese has no blanks between them, so a text is found by its parts
 * of two characters. All of this works on what `fold` returned.
 */

/** Shares below this are chance. */
const ENOUGH = 0.6
/** Shorter terms have to be there as they are. */
export const LOOSE_FROM = 4
export const HAN = /^\p{Script=Han}+$/u

/** The parts of two characters, each once: `交车延迟` gives 交车, 车延, 延迟. */
export function grams(text: string): ReadonlySet<string> {
  const chars = [...text]
  const found = new Set<string>()
  for (let i = 0; i + 1 < chars.length; i++) found.add(`${chars[i]}${chars[i + 1]}`)
  return found
}

/**
 * How well `term` is found in `text`: 1 as it stands; less when it is a longer one, all Chinese, of
 * which most parts are there (`延遲交車` for `交車延遲`); 0 not at all.
 */
export function likeness(text: string, term: string): number {
  if (text.includes(term)) return 1
  if (term.length < LOOSE_FROM || !HAN.test(term)) return 0
  const parts = grams(term)
  let hits = 0
  for (const part of parts) if (text.includes(part)) hits += 1
  const share = hits / parts.size
  return share >= ENOUGH ? share : 0
}
