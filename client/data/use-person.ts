import { type Person, person } from '#shared/people/person.ts'
import type { Held } from './held.ts'
import { useRecord } from './use-records.ts'

/** Undefined while the first read runs, for nobody, and for people this tablet never knew. */
export function usePerson(id: string | null): Held<Person> | undefined {
  return useRecord(person, id)
}
