import { LANGUAGE_NAMES, setLanguage, useLanguage } from '#client/locales/use-language.ts'
import { Segmented } from '#client/ui/segmented.tsx'
import { LANGUAGES } from '#shared/record/language.ts'

/** Each language by its own name; the label is heard, not seen. */
export function LanguageChoice({ label }: { label: string }) {
  return (
    <Segmented
      label={label}
      isLabelHidden
      value={useLanguage()}
      onChange={setLanguage}
      segments={LANGUAGES.map((one) => ({
        ...{ value: one, label: LANGUAGE_NAMES[one], lang: one },
      }))}
    />
  )
}
