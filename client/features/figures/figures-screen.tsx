import { figureTexts } from '#client/locales/figures.ts'
import { useText } from '#client/locales/use-text.ts'
import { PersonGate } from '#client/people/person-gate.tsx'
import type { Role } from '#shared/people/person.ts'
import { may } from '#shared/permissions.ts'
import { FiguresDesk } from './figures-desk.tsx'

/** The numbers of the store, from the records on this tablet. */
export function FiguresScreen() {
  const t = useText(figureTexts)
  const words = {
    title: t('title'),
    loading: t('loading'),
    unlockFirst: t('unlockFirst'),
  }
  const only = {
    isAllowed: (role: Role) => may(role, 'read', 'target'),
    refusal: t('notAllowed'),
  }
  return (
    <PersonGate words={words} only={only} nobody={t('noPerson')}>
      {(floor) => <FiguresDesk {...floor} />}
    </PersonGate>
  )
}
