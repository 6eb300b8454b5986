import type { ReactNode } from 'react'
import { inspectionTexts } from '#client/locales/inspection.ts'
import { useText } from '#client/locales/use-text.ts'
import { type Floor, PersonGate } from '#client/people/person-gate.tsx'
import type { Role } from '#shared/people/person.ts'
import { may } from '#shared/permissions.ts'

type FloorGateProps = { title: string; children: (floor: Floor) => ReactNode }

/** A judgement carries a name: nobody walks or writes cards without a PIN. */
export function FloorGate({ title, children }: FloorGateProps) {
  const t = useText(inspectionTexts)
  const words = {
    title,
    loading: t('loading'),
    unlockFirst: t('unlockFirst'),
  }
  const only = {
    isAllowed: (role: Role) => may(role, 'edit', 'inspectionRound'),
    refusal: t('notAllowed'),
  }
  return (
    <PersonGate words={words} only={only} nobody={t('nobody')}>
      {children}
    </PersonGate>
  )
}
