import { checklistTexts } from '#client/locales/checklist.ts'
import { useText } from '#client/locales/use-text.ts'
import { PersonGate } from '#client/people/person-gate.tsx'
import type { Role } from '#shared/people/person.ts'
import { may } from '#shared/permissions.ts'
import { ChecklistDesk } from './checklist-desk.tsx'

/** An answer carries a name: nobody fills a list without a PIN. */
export function ChecklistScreen() {
  const t = useText(checklistTexts)
  const words = {
    title: t('title'),
    loading: t('loading'),
    unlockFirst: t('unlockFirst'),
  }
  const only = {
    isAllowed: (role: Role) => may(role, 'edit', 'checklistRun'),
    refusal: t('notAllowed'),
  }
  return (
    <PersonGate words={words} only={only}>
      {(floor) => <ChecklistDesk key={floor.me.id} {...floor} />}
    </PersonGate>
  )
}
