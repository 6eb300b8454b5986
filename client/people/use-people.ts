import { useMemo } from 'react'
import { useAll } from '#client/data/use-records.ts'
import { peopleTexts } from '#client/locales/people.ts'
import { useLanguage } from '#client/locales/use-language.ts'
import { useText } from '#client/locales/use-text.ts'
import { person, type Role } from '#shared/people/person.ts'

export type Colleague = { readonly id: string; readonly name: string; readonly role: Role }

export type People = {
  /** Never empty: who is not known here has left; nobody is the tablet, or `nobody`. */
  readonly nameOf: (id: string | null | undefined) => string
  /** Undefined for somebody who is not known here. */
  readonly roleOf: (id: string | null) => Role | undefined
  /** Who works here, sorted as the language sorts names. */
  readonly staff: readonly Colleague[]
  /** The same as a choice offers them. */
  readonly options: readonly { readonly value: string; readonly label: string }[]
}

/** Undefined while the first read runs: until then nobody has left. */
export function usePeople(
  storeId: string | undefined,
  nobody?: string,
): People | undefined {
  const t = useText(peopleTexts)
  const language = useLanguage()
  const people = useAll(person)
  return useMemo(() => {
    if (!people || !storeId) return undefined
    const byId = new Map(people.map((p) => [p.id, p]))
    const staff = people
      .filter((p) => p.active && p.role !== 'display' && p.storeIds.includes(storeId))
      .toSorted((a, b) => a.name.localeCompare(b.name, language))
    return {
      nameOf: (id) =>
        id ? (byId.get(id)?.name ?? t('formerStaff')) : (nobody ?? t('device')),
      roleOf: (id) => (id ? byId.get(id)?.role : undefined),
      staff,
      options: staff.map(({ id, name }) => ({ value: id, label: name })),
    }
  }, [people, storeId, nobody, language, t])
}
