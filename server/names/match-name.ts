/** Names as people look for them: either script, any width, or the letters they are said by. */
import { fold, foldTerms } from '#shared/search/fold.ts'
import { likeness } from '#shared/search/grams.ts'
import { simplified } from '#shared/search/simplified.ts'
import { isSpelling, loadSpelling } from './spell-name.ts'

type MatchName = (name: string) => boolean

/** Every name for a query of nothing. */
export async function nameMatcher(query = ''): Promise<MatchName> {
  const terms = foldTerms(query, simplified)
  if (terms.length === 0) return () => true
  const spell = terms.some(isSpelling) ? await loadSpelling() : undefined
  return (name) => {
    const folded = fold(name, simplified)
    const spelled = spell?.(folded) ?? []
    const holds = (term: string) =>
      likeness(folded, term) > 0 ||
      (isSpelling(term) && spelled.some((letters) => letters.startsWith(term)))
    return terms.every(holds)
  }
}
