import { UserCheck } from 'lucide-react'
import type { Held } from '#client/data/held.ts'
import { meetingTexts } from '#client/locales/meeting.ts'
import { useText } from '#client/locales/use-text.ts'
import type { People } from '#client/people/use-people.ts'
import { Button } from '#client/ui/button.tsx'
import { Card } from '#client/ui/card.tsx'
import { Chip } from '#client/ui/chip.tsx'
import {
  type Attendee,
  attendeesOf,
  type Meeting,
  PRESENCES,
} from '#shared/meeting/meeting.ts'
import type { MeetingActions } from './use-meeting-actions.ts'

type AttendanceFormProps = {
  meeting: Held<Meeting>
  people: People
  actions: MeetingActions
}

const HERE: Attendee = { status: 'present', isGroomed: true }

/** Who is there and looks as he should; one tap for all that are. */
export function AttendanceForm({ meeting, people, actions }: AttendanceFormProps) {
  const t = useText(meetingTexts)
  const marked = attendeesOf(meeting)
  const rest = people.staff.filter(({ id }) => !marked.has(id))
  const mark = (id: string, to: Attendee) => actions.mark(meeting, new Map([[id, to]]))
  return (
    <Card isFlush>
      {rest.length > 0 && (
        <div className="p-4">
          <Button
            icon={UserCheck}
            isWide
            onPress={() => actions.mark(meeting, new Map(rest.map(({ id }) => [id, HERE])))}
          >
            {t('allPresent')}
          </Button>
        </div>
      )}
      <ul>
        {people.staff.map(({ id, name }) => {
          const now = marked.get(id)
          const isHere = now?.status === 'present' || now?.status === 'late'
          return (
            <li key={id} className="border-hairline border-t px-4 py-3">
              <fieldset className="flex flex-wrap items-center gap-2">
                <legend className="sr-only">{t('status', { name })}</legend>
                <span aria-hidden="true" className="w-24 truncate font-semibold">
                  {name}
                </span>
                {PRESENCES.map((status) => (
                  <Chip
                    key={status}
                    isChosen={now?.status === status}
                    onPress={() =>
                      // The same again takes it back.
                      mark(id, now?.status === status ? null : { ...HERE, ...now, status })
                    }
                  >
                    {t(`presence.${status}`)}
                  </Chip>
                ))}
                {now && isHere && (
                  <Chip
                    isChosen={now.isGroomed === true}
                    onPress={() => mark(id, { ...now, isGroomed: now.isGroomed !== true })}
                  >
                    {t('groomed')}
                  </Chip>
                )}
              </fieldset>
            </li>
          )
        })}
      </ul>
    </Card>
  )
}
