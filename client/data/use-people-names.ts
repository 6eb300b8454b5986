import { useMemo } from 'react'
import { person } from '#shared/people/person.ts'
import { useAll } from './use-records.ts'

/** Names by id, of everybody this tablet knows; undefined while the first read runs. */
export function usePeopleNames(): ReadonlyMap<string, string> | undefined {
  const people = useAll(person)
  return useMemo(
    () => people && new Map(people.map(({ id, name }) => [id, name])),
    [people],
  )
}
