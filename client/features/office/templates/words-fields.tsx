import { TextField } from '#client/ui/text-field.tsx'
import type { Words } from '#shared/record/words.ts'

const LANGUAGES = [
  ['zh-Hant', '繁體'],
  ['zh-Hans', '简体'],
  ['en', 'English'],
] as const

type WordsFieldsProps = { label: string; words: Words; onChange: (words: Words) => void }

/** The same words in the three languages of the tablet. */
export function WordsFields({ label, words, onChange }: WordsFieldsProps) {
  return (
    <div className="grid gap-4 rail:grid-cols-3">
      {LANGUAGES.map(([language, name]) => (
        <TextField
          key={language}
          label={`${label} (${name})`}
          lang={language}
          maxLength={400}
          value={words[language]}
          onChange={(typed) => onChange({ ...words, [language]: typed })}
        />
      ))}
    </div>
  )
}
