import { useMemo } from 'react'
import { useAll } from '#client/data/use-records.ts'
import { trafficTexts } from '#client/locales/traffic.ts'
import { useLanguage } from '#client/locales/use-language.ts'
import { useText } from '#client/locales/use-text.ts'
import { person } from '#shared/people/person.ts'

export type Option = { readonly value: string; readonly label: string }

export type People = {
  /** Never empty: a person who is not known here has left, nobody is the tablet. */
  readonly nameOf: (id: string | null) => string
  /** Who may look after a customer, consultants first. */
  readonly hosts: readonly Option[]
}

const HOST_ROLES: readonly string[] = ['consultant', 'supervisor']

export function usePeople(storeId: string | undefined): People {
  const t = useText(trafficTexts)
  const language = useLanguage()
  const people = useAll(person)
  return useMemo(() => {
    const byId = new Map(people?.map((p) => [p.id, p]))
    const rankOf = (role: string) => HOST_ROLES.indexOf(role)
    const hosts = (people ?? [])
      .filter((p) => p.active && rankOf(p.role) >= 0 && p.storeIds.includes(storeId ?? ''))
      .sort(
        (a, b) => rankOf(a.role) - rankOf(b.role) || a.name.localeCompare(b.name, language),
      )
    return {
      nameOf: (id) =>
        id === null ? t('device') : (byId.get(id)?.name ?? t('formerStaff')),
      hosts: hosts.map(({ id, name }) => ({ value: id, label: name })),
    }
  }, [people, storeId, language, t])
}
