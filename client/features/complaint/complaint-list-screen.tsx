import { LockKeyhole } from 'lucide-react'
import { requestUnlock, useSession } from '#client/data/session.ts'
import { usePerson } from '#client/data/use-person.ts'
import { useStore } from '#client/data/use-store.ts'
import { complaintTexts } from '#client/locales/complaint.ts'
import { useText } from '#client/locales/use-text.ts'
import { Button } from '#client/ui/button.tsx'
import { EmptyState } from '#client/ui/empty-state.tsx'
import { ScreenFrame } from '#client/ui/screen-frame.tsx'
import { may } from '#shared/permissions.ts'
import { ComplaintDesk } from './complaint-desk.tsx'

/** Complaints hold customer data: nobody sees them without a PIN. */
export function ComplaintListScreen() {
  const t = useText(complaintTexts)
  const personId = useSession((s) => s.personId)
  const person = usePerson(personId)
  const store = useStore()
  const isAllowed = person !== undefined && may(person.role, 'read', 'complaint')

  if (personId !== null && person && store && isAllowed) {
    const me = { id: personId, role: person.role }
    return <ComplaintDesk key={personId} me={me} store={store} />
  }
  return (
    <ScreenFrame title={t('title')}>
      {personId === null ? (
        <EmptyState
          icon={LockKeyhole}
          text={t('unlockFirst')}
          hint={t('unlockHint')}
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
