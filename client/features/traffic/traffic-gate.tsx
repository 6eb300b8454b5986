import { LockKeyhole } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Held } from '#client/data/held.ts'
import { requestUnlock, useSession } from '#client/data/session.ts'
import { usePerson } from '#client/data/use-person.ts'
import { useStore } from '#client/data/use-store.ts'
import { trafficTexts } from '#client/locales/traffic.ts'
import { useText } from '#client/locales/use-text.ts'
import { Button } from '#client/ui/button.tsx'
import { EmptyState } from '#client/ui/empty-state.tsx'
import { ScreenFrame } from '#client/ui/screen-frame.tsx'
import type { Role } from '#shared/people/person.ts'
import { type KnownKind, may } from '#shared/permissions.ts'
import type { Store } from '#shared/store/store.ts'
import { type People, usePeople } from './use-people.ts'

export type Desk = {
  readonly store: Held<Store>
  readonly people: People
  readonly role: Role
  readonly mayEdit: boolean
}

type TrafficGateProps = {
  title: string
  kind: KnownKind
  children: (desk: Desk) => ReactNode
}

/** Rows hold customer data: nobody sees them without a PIN. */
export function TrafficGate({ title, kind, children }: TrafficGateProps) {
  const t = useText(trafficTexts)
  const personId = useSession((s) => s.personId)
  const person = usePerson(personId)
  const store = useStore()
  const people = usePeople(store?.id)
  const isAllowed = person !== undefined && may(person.role, 'read', kind)

  if (personId !== null && person && store && isAllowed) {
    const { role } = person
    return children({ store, people, role, mayEdit: may(role, 'edit', kind) })
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
