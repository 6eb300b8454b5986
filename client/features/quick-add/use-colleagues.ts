import { useMemo } from 'react'
import { useDevice } from '#client/data/use-device.ts'
import { useAll } from '#client/data/use-records.ts'
import { useLanguage } from '#client/locales/use-language.ts'
import { person } from '#shared/people/person.ts'

/** Who works in this store, sorted as the language sorts names. */
export function useColleagues(): readonly { readonly id: string; readonly name: string }[] {
  const language = useLanguage()
  const storeId = useDevice()?.storeId ?? ''
  const people = useAll(person)
  return useMemo(
    () =>
      (people ?? [])
        .filter((p) => p.active && p.role !== 'display' && p.storeIds.includes(storeId))
        .map(({ id, name }) => ({ id, name }))
        .toSorted((a, b) => a.name.localeCompare(b.name, language)),
    [people, storeId, language],
  )
}
