/**
 * A text with its values put in. Three languages, one plural and plain values need no library:
 * i18next would be 17 kB of the first load for these lines.
 */
import type { Language } from '#shared/record/language.ts'
import type { Area } from './define-area.ts'

export type Values = Readonly<Record<string, string | number>>

const plurals = {
  'zh-Hant': new Intl.PluralRules('zh-Hant'),
  'zh-Hans': new Intl.PluralRules('zh-Hans'),
  en: new Intl.PluralRules('en'),
} satisfies Record<Language, Intl.PluralRules>

/** An unknown key comes back as it is, so that a gap is seen rather than hidden. */
export function say(
  { texts }: Area,
  language: Language,
  key: string,
  values: Values = {},
): string {
  const own: Readonly<Record<string, string>> = texts[language]
  const text =
    own[pluralKey(language, key, values.count)] ?? own[`${key}_other`] ?? own[key]
  // A value is never read again: what a customer is called cannot name another value.
  return (text ?? key).replace(/{{(\w+)}}/g, (gap, name: string) =>
    String(values[name] ?? gap),
  )
}

function pluralKey(language: Language, key: string, count: unknown): string {
  return typeof count === 'number' ? `${key}_${plurals[language].select(count)}` : key
}
