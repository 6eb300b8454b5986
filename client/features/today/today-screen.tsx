import { todayTexts } from '#client/locales/today.ts'
import { useText } from '#client/locales/use-text.ts'
import { PersonGate } from '#client/people/person-gate.tsx'
import { TodayDesk } from './today-desk.tsx'

/** What is next. It names customers and colleagues, so it needs a person. */
export function TodayScreen() {
  const t = useText(todayTexts)
  const words = {
    title: t('title'),
    loading: t('loading'),
    unlockFirst: t('unlockFirst'),
    unlockHint: t('unlockHint'),
  }
  return (
    <PersonGate words={words}>
      {(floor) => <TodayDesk key={floor.me.id} {...floor} />}
    </PersonGate>
  )
}
