import { Moon, Sunrise } from 'lucide-react'
import { useBusinessDay } from '#client/data/business-day.ts'
import type { Held } from '#client/data/held.ts'
import { useNow } from '#client/data/use-now.ts'
import { useDay } from '#client/data/use-records.ts'
import { meetingTexts } from '#client/locales/meeting.ts'
import { useFormat } from '#client/locales/use-format.ts'
import { useText } from '#client/locales/use-text.ts'
import type { Floor } from '#client/people/person-gate.tsx'
import { Button } from '#client/ui/button.tsx'
import { ScreenFrame } from '#client/ui/screen-frame.tsx'
import {
  attendeesOf,
  MEETING_KINDS,
  type Meeting,
  meeting,
} from '#shared/meeting/meeting.ts'
import { meetingHeld } from '#shared/meeting/meeting-time.ts'
import { LedMeeting } from './led-meeting.tsx'
import { useMeetingActions } from './use-meeting-actions.ts'

const ICONS = { morning: Sunrise, evening: Moon } as const

/** The meeting that is held now, else the two that can be begun. */
export function MeetingDesk({ me, store, people }: Floor) {
  const t = useText(meetingTexts)
  const day = useBusinessDay()
  const now = useNow(1_000)
  const meetings = useDay(meeting, day)
  const actions = useMeetingActions({ storeId: store.id, day, leaderId: me.id })
  if (!meetings) {
    return (
      <ScreenFrame title={t('title')}>
        <p role="status" className="sr-only">
          {t('loading')}
        </p>
      </ScreenFrame>
    )
  }
  const held = meetingHeld(meetings, now)
  if (held) return <LedMeeting meeting={held} {...{ store, people, now, actions }} />
  return (
    <ScreenFrame title={t('title')} isNarrow>
      <p className="mb-4 text-muted">{t('startHint')}</p>
      <ul className="flex flex-col gap-3">
        {MEETING_KINDS.map((kind) => {
          const ended = meetings.find((one) => one.meetingKind === kind)
          return (
            <li
              key={kind}
              className="rounded-card border border-hairline bg-card p-5 shadow-lift"
            >
              <Button
                tone={ended ? 'secondary' : 'primary'}
                size="large"
                icon={ICONS[kind]}
                isWide
                onPress={() => actions.start(kind, ended)}
              >
                {t(ended ? 'resume' : 'start', { meeting: t(kind) })}
              </Button>
              <p className="figures mt-3 text-minor text-muted">
                <Ended meeting={ended} zone={store.zone} />
              </p>
            </li>
          )
        })}
      </ul>
    </ScreenFrame>
  )
}

type EndedProps = { meeting: Held<Meeting> | undefined; zone: string }

function Ended({ meeting: ended, zone }: EndedProps) {
  const t = useText(meetingTexts)
  const format = useFormat()
  if (!ended) return t('notHeld')
  const marked = [...attendeesOf(ended).values()]
  const present = marked.filter(({ status }) => status === 'present' || status === 'late')
  return t('heldAt', {
    from: format.time(ended.startAt, zone),
    to: typeof ended.endAt === 'number' ? format.time(ended.endAt, zone) : '',
    present: present.length,
    marked: marked.length,
  })
}
