import { useCallback } from 'react'
import type { Area } from './define-area.ts'
import { say } from './say.ts'
import { useLanguage } from './use-language.ts'

type BaseOf<Key> = Key extends `${infer Base}_other` ? Base : Key

/** The keys of an area as a call names them: `waiting`, not `waiting_other`. */
export type KeyOf<A extends Area> = BaseOf<keyof A['texts']['zh-Hant'] & string>

type NamesIn<Text> = Text extends `${string}{{${infer Name}}}${infer Rest}`
  ? Name | NamesIn<Rest>
  : never

type TextOf<A extends Area, Key extends string> = A['texts']['zh-Hant'][Extract<
  keyof A['texts']['zh-Hant'],
  Key | `${Key}_other`
>]

type ValuesFor<A extends Area, Key extends string> = {
  [Name in NamesIn<TextOf<A, Key>>]: Name extends 'count' ? number : string | number
}

/** `t('greeting', { name })`; the values are exactly those the text names. */
export type Translate<A extends Area> = <Key extends KeyOf<A>>(
  key: Key,
  ...values: keyof ValuesFor<A, Key> extends never ? [] : [ValuesFor<A, Key>]
) => string

/** The texts of `area` in the language in use; a change of language repaints. */
export function useText<A extends Area>(area: A): Translate<A> {
  const language = useLanguage()
  return useCallback<Translate<A>>(
    (key, ...values) => say(area, language, key, values[0]),
    [area, language],
  )
}
