import { LanguageChoice } from './language-choice.tsx'

/** Above every way in: whose house it is, and the language to be spoken. */
export function DoorHeader({ languageLabel }: { languageLabel: string }) {
  return (
    <header className="flex flex-wrap items-center justify-between gap-4">
      <img src="/mark.svg" alt="" className="size-14 rounded-card" />
      <LanguageChoice label={languageLabel} />
    </header>
  )
}
