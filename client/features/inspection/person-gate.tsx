import { LockKeyhole } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Held } from '#client/data/held.ts'
import { requestUnlock, useSession } from '#client/data/session.ts'
import { usePerson } from '#client/data/use-person.ts'
import { useStore } from '#client/data/use-store.ts'
import { inspectionTexts } from '#client/locales/inspection.ts'
import { useText } from '#client/locales/use-text.ts'
import { Button } from '#client/ui/button.tsx'
import { EmptyState } from '#client/ui/empty-state.tsx'
import { ScreenFrame } from '#client/ui/screen-frame.tsx'
import type { Role } from '#shared/people/person.ts'
import { may } from '#shared/permissions.ts'
import type { Store } from '#shared/store/store.ts'
import { type People, usePeople } from './use-people.ts'

/** Who is at work, where, and with whom. */
export type Floor = {
  readonly me: { readonly id: string; readonly role: Role }
  readonly store: Held<Store>
  readonly people: People
}

type PersonGateProps = { title: string; children: (floor: Floor) => ReactNode }

/** A judgement carries a name: nobody walks or writes cards without a PIN. */
export function PersonGate({ title, children }: PersonGateProps) {
  const t = useText(inspectionTexts)
  const personId = useSession((s) => s.personId)
  const person = usePerson(personId)
  const store = useStore()
  const people = usePeople(store?.id)
  const isAllowed = person !== undefined && may(person.role, 'edit', 'inspectionRound')

  if (personId !== null && person && store && isAllowed) {
    return children({ me: { id: personId, role: person.role }, store, people })
  }
  return (
    <ScreenFrame title={title}>
      {personId === null ? (
        <EmptyState
          icon={LockKeyhole}
          text={t('unlockFirst')}
          action={
            <Button tone="primary" size="large" onPress={requestUnlock}>
              {t('unlock')}
            </Button>
          }
        />
      ) : person && !isAllowed ? (
        <EmptyState icon={LockKeyhole} text={t('notAllowed')} />
      ) : (
        <p role="status" className="sr-only">
          {t('loading')}
        </p>
      )}
    </ScreenFrame>
  )
}
