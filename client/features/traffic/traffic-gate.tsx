import type { ReactNode } from 'react'
import { trafficTexts } from '#client/locales/traffic.ts'
import { useText } from '#client/locales/use-text.ts'
import { type Floor, PersonGate } from '#client/people/person-gate.tsx'
import type { Role } from '#shared/people/person.ts'
import { type KnownKind, may } from '#shared/permissions.ts'

export type Desk = Floor & { readonly mayEdit: boolean }

type TrafficGateProps = {
  title: string
  kind: KnownKind
  children: (desk: Desk) => ReactNode
}

/** Rows hold customer data: nobody sees them without a PIN. */
export function TrafficGate({ title, kind, children }: TrafficGateProps) {
  const t = useText(trafficTexts)
  const words = {
    title,
    loading: t('loading'),
    unlockFirst: t('unlockFirst'),
  }
  const only = {
    isAllowed: (role: Role) => may(role, 'read', kind),
    refusal: t('notAllowed'),
  }
  return (
    <PersonGate words={words} only={only} nobody={t('device')}>
      {(floor) => children({ ...floor, mayEdit: may(floor.me.role, 'edit', kind) })}
    </PersonGate>
  )
}
