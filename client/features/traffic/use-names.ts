import { useMemo } from 'react'
import { useLanguage } from '#client/locales/use-language.ts'
import type { SelectOption } from '#client/ui/select.tsx'
import { LEVELS } from '#shared/visit/levels.ts'
import { SOURCES } from '#shared/visit/sources.ts'

export type Names = {
  /** A code by its name; what was typed as it was typed; '' for nothing. */
  readonly source: (code: string | null | undefined) => string
  /** `H 七日內`: never the letter alone. */
  readonly level: (code: string | null | undefined) => string
  readonly sources: readonly SelectOption<string>[]
}

/** Channels and levels are data with names; a code of a newer version stands for itself. */
export function useNames(): Names {
  const language = useLanguage()
  return useMemo(() => {
    const sources = SOURCES.map(({ code, name }) => ({
      value: code,
      label: name[language],
    }))
    const levels = new Map(
      LEVELS.map(({ code, name }) => [code, `${code} ${name[language]}`]),
    )
    const sourceNames = new Map(sources.map(({ value, label }) => [value, label]))
    return {
      source: (code) => (code ? (sourceNames.get(code) ?? code) : ''),
      level: (code) => (code ? (levels.get(code) ?? code) : ''),
      sources,
    }
  }, [language])
}
