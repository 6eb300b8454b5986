import { useMemo } from 'react'
import { useAll } from '#client/data/use-records.ts'
import { checklistTexts } from '#client/locales/checklist.ts'
import { useLanguage } from '#client/locales/use-language.ts'
import { useText } from '#client/locales/use-text.ts'
import { person } from '#shared/people/person.ts'

export type People = {
  /** Never empty: who is not known here has left, nobody is the tablet. */
  readonly nameOf: (id: string | null | undefined) => string
  /** Who works here, sorted as the language sorts names. */
  readonly staff: readonly { readonly id: string; readonly name: string }[]
}

/** Undefined while the first read runs: until then nobody has left. */
export function usePeople(storeId: string): People | undefined {
  const t = useText(checklistTexts)
  const language = useLanguage()
  const people = useAll(person)
  return useMemo(() => {
    if (!people) return undefined
    const byId = new Map(people.map((p) => [p.id, p]))
    const staff = people.filter(
      (p) => p.active && p.role !== 'display' && p.storeIds.includes(storeId),
    )
    return {
      nameOf: (id) => (id ? (byId.get(id)?.name ?? t('formerStaff')) : t('device')),
      staff: staff.toSorted((a, b) => a.name.localeCompare(b.name, language)),
    }
  }, [people, storeId, language, t])
}
