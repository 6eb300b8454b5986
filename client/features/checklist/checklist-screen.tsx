import { LockKeyhole } from 'lucide-react'
import { requestUnlock, useSession } from '#client/data/session.ts'
import { usePerson } from '#client/data/use-person.ts'
import { useStore } from '#client/data/use-store.ts'
import { checklistTexts } from '#client/locales/checklist.ts'
import { useText } from '#client/locales/use-text.ts'
import { Button } from '#client/ui/button.tsx'
import { EmptyState } from '#client/ui/empty-state.tsx'
import { ScreenFrame } from '#client/ui/screen-frame.tsx'
import { may } from '#shared/permissions.ts'
import { ChecklistDesk } from './checklist-desk.tsx'

/** An answer carries a name: nobody fills a list without a PIN. */
export function ChecklistScreen() {
  const t = useText(checklistTexts)
  const personId = useSession((s) => s.personId)
  const person = usePerson(personId)
  const store = useStore()
  const isAllowed = person !== undefined && may(person.role, 'edit', 'checklistRun')

  if (personId !== null && person && store && isAllowed) {
    return (
      <ChecklistDesk
        key={personId}
        me={{ id: personId, role: person.role }}
        store={store}
      />
    )
  }
  return (
    <ScreenFrame title={t('title')}>
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
