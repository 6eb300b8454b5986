import { useState } from 'react'
import { identityTexts } from '#client/locales/identity.ts'
import { useText } from '#client/locales/use-text.ts'
import { Avatar } from '#client/ui/avatar.tsx'
import { classNames } from '#client/ui/class-names.ts'
import type { LockPerson } from './lock-people.ts'

/** As many faces as a tablet shows without scrolling; the rest is one tap away. */
const SHOWN = 12

export type PeopleGridProps = {
  people: readonly LockPerson[]
  chosenId: string | null
  onChoose: (personId: string) => void
}

/** Who works here, always in the same order: a hand finds its own face. */
export function PeopleGrid({ people, chosenId, onChoose }: PeopleGridProps) {
  const t = useText(identityTexts)
  const [isWhole, setIsWhole] = useState(false)
  const hidden = isWhole ? 0 : Math.max(0, people.length - SHOWN)
  const shown = hidden > 0 ? people.slice(0, SHOWN - 1) : people
  const isLong = people.length > SHOWN
  return (
    <ul
      aria-label={t('people')}
      className="grid grid-cols-[repeat(auto-fill,minmax(6.5rem,1fr))] gap-2 rail:gap-3"
    >
      {shown.map((person) => (
        <li key={person.id}>
          <button
            type="button"
            aria-pressed={person.id === chosenId}
            onClick={() => onChoose(person.id)}
            className={classNames(
              'flex min-h-32 w-full select-none flex-col items-center gap-2 rounded-card border px-1 py-3 transition active:scale-97',
              person.id === chosenId
                ? 'border-primary bg-primary-tint'
                : 'border-transparent hover:bg-card',
            )}
          >
            <Avatar name={person.name} size="large" />
            <span className="line-clamp-2 max-w-full text-center font-medium leading-tight">
              {person.name}
            </span>
          </button>
        </li>
      ))}
      {isLong && (
        <li>
          <button
            type="button"
            aria-expanded={isWhole}
            onClick={() => setIsWhole(!isWhole)}
            className="flex min-h-32 w-full select-none flex-col items-center gap-2 rounded-card border border-transparent px-1 py-3 transition hover:bg-card active:scale-97"
          >
            <span
              aria-hidden="true"
              className="flex size-18 items-center justify-center rounded-full border border-line text-section text-muted"
            >
              {isWhole ? '−' : '+'}
            </span>
            <span className="text-center font-medium leading-tight text-muted">
              {isWhole
                ? t('fewerPeople')
                : t('morePeople', { count: people.length - shown.length })}
            </span>
          </button>
        </li>
      )}
    </ul>
  )
}
