import { Signature } from 'lucide-react'
import type { Held } from '#client/data/held.ts'
import { meetingTexts } from '#client/locales/meeting.ts'
import { useText } from '#client/locales/use-text.ts'
import type { People } from '#client/people/use-people.ts'
import { PhotoField } from '#client/photos/photo-field.tsx'
import { Button } from '#client/ui/button.tsx'
import { Card } from '#client/ui/card.tsx'
import { ScreenFrame } from '#client/ui/screen-frame.tsx'
import type { Meeting } from '#shared/meeting/meeting.ts'
import { meetingPages, type PageName, pageShown } from '#shared/meeting/meeting-pages.ts'
import type { Store } from '#shared/store/store.ts'
import { AttendanceForm } from './attendance-form.tsx'
import { CarsForm } from './cars-form.tsx'
import { Decisions } from './decisions.tsx'
import { Remote } from './remote.tsx'
import type { MeetingActions } from './use-meeting-actions.ts'
import { WordsForm } from './words-form.tsx'

type LedMeetingProps = {
  meeting: Held<Meeting>
  store: Held<Store>
  people: People
  now: number
  actions: MeetingActions
}

/** The remote, what the page on the wall asks for, and what is decided; signed at the end. */
export function LedMeeting({ meeting, store, people, now, actions }: LedMeetingProps) {
  const t = useText(meetingTexts)
  const consultants = people.staff.filter(({ role }) => role === 'consultant')
  const pages = meetingPages(meeting.meetingKind, consultants.length)
  const shown = pageShown(meeting, pages.length, now)
  const name = pages[shown.index]?.name
  return (
    <ScreenFrame title={t(meeting.meetingKind)}>
      <div className="grid items-start gap-6 pair:grid-cols-[minmax(18rem,2fr)_3fr] pair:lefty:grid-cols-[3fr_minmax(18rem,2fr)]">
        <div className="flex flex-col gap-4 pair:lefty:order-last">
          <Remote {...{ meeting, pages, shown, actions }} />
          <Card>
            <PhotoField
              parentKind="meeting"
              parentId={meeting.id}
              slot="meeting"
              label={t('photo')}
            />
          </Card>
          <Button
            tone="primary"
            size="large"
            icon={Signature}
            isWide
            onPress={() => actions.sign(meeting)}
          >
            {t('sign')}
          </Button>
        </div>
        <div className="flex min-w-0 flex-col gap-4">
          {name && <PageForm {...{ name, meeting, people, actions }} />}
          <Decisions {...{ meeting, people, actions, zone: store.zone }} />
        </div>
      </div>
    </ScreenFrame>
  )
}

type PageFormProps = Pick<LedMeetingProps, 'meeting' | 'people' | 'actions'> & {
  name: PageName
}

/** What is filled in while the page is on the wall. */
function PageForm({ name, ...props }: PageFormProps) {
  const t = useText(meetingTexts)
  switch (name) {
    case 'people':
      return <AttendanceForm {...props} />
    case 'plan':
      return <CarsForm family="f" title={t('forecast')} {...props} />
    case 'result':
      return <CarsForm family="d" title={t('result')} {...props} />
    case 'topic':
    case 'lesson':
      return <WordsForm field={name} {...props} />
    case 'praise':
      return <p className="rounded-card bg-surface px-5 py-4">{t('praiseHint')}</p>
    default:
      return (
        <p className="rounded-card bg-surface px-5 py-4 text-muted">{t('onTheWall')}</p>
      )
  }
}
