/**
 * A regular expression for PostgreSQL that finds at least every text in which `likeness` and
 * `rank` find the folded term: what they then say is the answer, this only narrows it down.
 *
 * Texts lie unfolded in the database, so each character stands for all that fold to it, and
 * between any two there may be what folding leaves out.
 */
import { grams, HAN, LOOSE_FROM } from '#shared/search/grams.ts'
import { simplified } from '#shared/search/simplified.ts'

/** Blanks, strokes and dots as in `fold.ts`, and how JSON writes line breaks and quotes. */
const FILLING = `(?:[[:space:]_·・•．.,，、/()（）「」『』"'’“”‐‑–—－＿．／＼（）［］＂＇｡､･\\[\\]\\\\-]|\\\\[nrt])*`

const traditional = new Map<string, string[]>()
for (const [from, to] of simplified) {
  traditional.set(to, [...(traditional.get(to) ?? []), from])
}

export function searchPattern(term: string): string {
  const whole = patternOf(term)
  if (!HAN.test(term) || term.length < LOOSE_FROM) return whole
  // Most parts of two have to be there; so at least one.
  return [...grams(term)].map(patternOf).join('|')
}

function patternOf(term: string): string {
  // `+886 9…` is stored for what folds to `09…`.
  const written = /^09\d{8}$/.test(term) ? term.slice(1) : term
  return [...written].map(spellings).join(FILLING)
}

/** All that is written for one folded character; capitals are the operator's business. */
function spellings(char: string): string {
  const code = char.codePointAt(0) as number
  const wide = code > 0x20 && code < 0x7f ? [String.fromCodePoint(code + 0xfee0)] : []
  const upper = wide.length > 0 ? char.toUpperCase().codePointAt(0) : undefined
  const wideUpper = upper === undefined ? [] : [String.fromCodePoint(upper + 0xfee0)]
  const all = new Set([char, ...wide, ...wideUpper, ...(traditional.get(char) ?? [])])
  return all.size === 1 ? escaped(char) : `[${[...all].map(escaped).join('')}]`
}

function escaped(char: string): string {
  return /[\w\p{L}\p{N}]/u.test(char) ? char : `\\${char}`
}
