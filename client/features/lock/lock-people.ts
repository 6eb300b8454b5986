/** Whom the lock screen shows, and in which order. */

import type { Person } from '#shared/people/person.ts'
import { mayAdminister } from '#shared/permissions.ts'
import type { Language } from '#shared/record/language.ts'

export type LockPerson = { readonly id: string; readonly name: string }

/** Strokes for the traditional script, sound for the simplified: as people look names up. */
const COLLATION = {
  'zh-Hant': 'zh-Hant-u-co-stroke',
  'zh-Hans': 'zh-Hans-u-co-pinyin',
  en: 'en',
} satisfies Record<Language, string>

type Source = Person & { readonly id: string }

/** Active people of the store, and those who may work in any. By name, in `language`. */
export function lockPeople(
  people: readonly Source[],
  storeId: string,
  language: Language,
): LockPerson[] {
  const { compare } = new Intl.Collator(COLLATION[language])
  return people
    .filter((p) => p.active && p.role !== 'display')
    .filter((p) => p.storeIds.includes(storeId) || mayAdminister(p.role))
    .map(({ id, name }) => ({ id, name }))
    .sort((a, b) => compare(a.name, b.name) || (a.id < b.id ? -1 : 1))
}
