import { meetingTexts } from '#client/locales/meeting.ts'
import { useText } from '#client/locales/use-text.ts'
import { PersonGate } from '#client/people/person-gate.tsx'
import type { Role } from '#shared/people/person.ts'
import { may } from '#shared/permissions.ts'
import { MeetingDesk } from './meeting-desk.tsx'

/** 晨夕會: led here, shown on the wall. */
export function MeetingScreen() {
  const t = useText(meetingTexts)
  const words = {
    title: t('title'),
    loading: t('loading'),
    unlockFirst: t('unlockFirst'),
  }
  const only = {
    isAllowed: (role: Role) => may(role, 'edit', 'meeting'),
    refusal: t('notAllowed'),
  }
  return (
    <PersonGate words={words} only={only}>
      {(floor) => <MeetingDesk {...floor} />}
    </PersonGate>
  )
}
