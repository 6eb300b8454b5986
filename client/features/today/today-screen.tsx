import { LockKeyhole } from 'lucide-react'
import { requestUnlock, useSession } from '#client/data/session.ts'
import { usePerson } from '#client/data/use-person.ts'
import { useStore } from '#client/data/use-store.ts'
import { todayTexts } from '#client/locales/today.ts'
import { useText } from '#client/locales/use-text.ts'
import { Button } from '#client/ui/button.tsx'
import { EmptyState } from '#client/ui/empty-state.tsx'
import { ScreenFrame } from '#client/ui/screen-frame.tsx'
import { TodayDesk } from './today-desk.tsx'

/** What is next. It names customers and colleagues, so it needs a person. */
export function TodayScreen() {
  const t = useText(todayTexts)
  const personId = useSession((s) => s.personId)
  const person = usePerson(personId)
  const store = useStore()
  if (personId !== null && person && store) {
    return (
      <TodayDesk key={personId} me={{ id: personId, role: person.role }} store={store} />
    )
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
      ) : (
        <p role="status" className="sr-only">
          {t('loading')}
        </p>
      )}
    </ScreenFrame>
  )
}
