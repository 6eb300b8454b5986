import { complaintTexts } from '#client/locales/complaint.ts'
import { useText } from '#client/locales/use-text.ts'
import { PersonGate } from '#client/people/person-gate.tsx'
import type { Role } from '#shared/people/person.ts'
import { may } from '#shared/permissions.ts'
import { ComplaintDesk } from './complaint-desk.tsx'

/** Complaints hold customer data: nobody sees them without a PIN. */
export function ComplaintListScreen() {
  const t = useText(complaintTexts)
  const words = {
    title: t('title'),
    loading: t('loading'),
    unlockFirst: t('unlockFirst'),
    unlockHint: t('unlockHint'),
  }
  const only = {
    isAllowed: (role: Role) => may(role, 'read', 'complaint'),
    refusal: t('notAllowed'),
  }
  return (
    <PersonGate words={words} only={only}>
      {(floor) => <ComplaintDesk key={floor.me.id} {...floor} />}
    </PersonGate>
  )
}
