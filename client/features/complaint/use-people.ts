import { useMemo } from 'react'
import { useAll } from '#client/data/use-records.ts'
import { complaintTexts } from '#client/locales/complaint.ts'
import { useLanguage } from '#client/locales/use-language.ts'
import { useText } from '#client/locales/use-text.ts'
import { person, type Role } from '#shared/people/person.ts'

export type People = {
  /** Never empty: a person who is not known here has left, nobody is the tablet. */
  readonly nameOf: (id: string | null) => string
  /** Who can be in charge, sorted as the language sorts names. */
  readonly owners: readonly {
    readonly id: string
    readonly name: string
    readonly role: Role
  }[]
  /** Undefined for somebody who is not known here. */
  readonly roleOf: (id: string | null) => Role | undefined
}

/** The people of the store, for names and for the choice of an owner. */
export function usePeople(storeId: string | undefined): People {
  const t = useText(complaintTexts)
  const language = useLanguage()
  const people = useAll(person)
  return useMemo(() => {
    const byId = new Map(people?.map((p) => [p.id, p]))
    const owners = (people ?? []).filter(
      (p) => p.active && p.role !== 'display' && p.storeIds.includes(storeId ?? ''),
    )
    return {
      nameOf: (id) =>
        id === null ? t('device') : (byId.get(id)?.name ?? t('formerStaff')),
      roleOf: (id) => (id === null ? undefined : byId.get(id)?.role),
      owners: owners.toSorted((a, b) => a.name.localeCompare(b.name, language)),
    }
  }, [people, storeId, language, t])
}
