import { LockKeyhole } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Held } from '#client/data/held.ts'
import { requestUnlock, useSession } from '#client/data/session.ts'
import { usePerson } from '#client/data/use-person.ts'
import { useStore } from '#client/data/use-store.ts'
import { peopleTexts } from '#client/locales/people.ts'
import { useText } from '#client/locales/use-text.ts'
import { Button } from '#client/ui/button.tsx'
import { EmptyState } from '#client/ui/empty-state.tsx'
import { ScreenFrame } from '#client/ui/screen-frame.tsx'
import type { Role } from '#shared/people/person.ts'
import type { Store } from '#shared/store/store.ts'
import { type People, usePeople } from './use-people.ts'

/** Who holds the tablet. */
export type Me = { readonly id: string; readonly role: Role }

/** Who is at work, where, and with whom. */
export type Floor = {
  readonly me: Me
  readonly store: Held<Store>
  readonly people: People
}

type GateWords = {
  readonly title: string
  readonly loading: string
  readonly unlockFirst: string
  readonly unlockHint?: string
}

type PersonGateProps = {
  words: GateWords
  /** Without it anybody with a PIN comes in. */
  only?: { readonly isAllowed: (role: Role) => boolean; readonly refusal: string }
  /** What stands where a name would, when there is nobody. */
  nobody?: string
  children: (floor: Floor) => ReactNode
}

/** What is behind it carries names or customer data: nobody gets there without a PIN. */
export function PersonGate({ words, only, nobody, children }: PersonGateProps) {
  const t = useText(peopleTexts)
  const personId = useSession((s) => s.personId)
  const person = usePerson(personId)
  const store = useStore()
  const people = usePeople(store?.id, nobody)
  const refusal = person && !only?.isAllowed(person.role) ? only?.refusal : undefined

  if (personId !== null && person && !refusal && store && people) {
    return children({ me: { id: personId, role: person.role }, store, people })
  }
  return (
    <ScreenFrame title={words.title}>
      {personId === null ? (
        <EmptyState
          icon={LockKeyhole}
          text={words.unlockFirst}
          hint={words.unlockHint}
          action={
            <Button tone="primary" size="large" onPress={requestUnlock}>
              {t('unlock')}
            </Button>
          }
        />
      ) : refusal ? (
        <EmptyState icon={LockKeyhole} text={refusal} />
      ) : (
        <p role="status" className="sr-only">
          {words.loading}
        </p>
      )}
    </ScreenFrame>
  )
}
