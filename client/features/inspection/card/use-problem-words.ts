import { useCallback, useMemo } from 'react'
import { useAll } from '#client/data/use-records.ts'
import { useLanguage } from '#client/locales/use-language.ts'
import type { CorrectiveAction } from '#shared/inspection/corrective-action.ts'
import { inspectionTemplate } from '#shared/inspection/inspection-template.ts'
import { LANGUAGES } from '#shared/record/language.ts'
import type { Words } from '#shared/record/words.ts'

/**
 * What a card is about in the language in use. The text it was written with says which version
 * of the row was on the screen, so a later version never puts other words into it.
 */
export function useProblemWords(): (card: CorrectiveAction) => string {
  const language = useLanguage()
  const templates = useAll(inspectionTemplate)
  const byText = useMemo(() => {
    const found = new Map<string, Words>()
    for (const { items } of templates ?? []) {
      for (const { id, text } of items) {
        for (const one of LANGUAGES) found.set(`${id} ${text[one]}`, text)
      }
    }
    return found
  }, [templates])
  return useCallback(
    ({ itemId, problem }) =>
      byText.get(`${itemId ?? ''} ${problem}`)?.[language] ?? problem,
    [byText, language],
  )
}
