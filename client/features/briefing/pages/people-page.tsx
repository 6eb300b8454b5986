import { meetingWallTexts } from '#client/locales/meeting-wall.ts'
import { useText } from '#client/locales/use-text.ts'
import { attendeesOf, PRESENCES, type Presence } from '#shared/meeting/meeting.ts'
import type { PageProps } from './page-props.ts'

/** Who is there and whether all look as they should; only who is missing is named. */
export function PeoplePage({ meeting, people }: PageProps) {
  const t = useText(meetingWallTexts)
  const marked = [...(meeting ? attendeesOf(meeting) : [])]
  if (marked.length === 0) return <p className="m-auto text-muted">{t('notMarked')}</p>
  const of = (status: Presence) => marked.filter(([, one]) => one.status === status)
  const here = marked.filter(([, { status }]) => status === 'present' || status === 'late')
  const groomed = here.filter(([, one]) => one.isGroomed === true).length
  return (
    <div className="flex min-h-0 flex-1 flex-col justify-between gap-[0.5em]">
      <dl className="grid grid-cols-4 gap-[0.5em]">
        {PRESENCES.map((status) => (
          <div key={status} className="wall-block items-center">
            <dt className="wall-label text-muted">{t(status)}</dt>
            <dd className="wall-key">{of(status).length}</dd>
          </div>
        ))}
      </dl>
      <p className="wall-label figures">
        {t('groomed', { count: groomed, all: here.length })}
      </p>
      <p className="line-clamp-2">
        {(['late', 'leave', 'absent'] as const)
          .flatMap((status) =>
            of(status).map(([id]) => `${people.nameOf(id)} ${t(status)}`),
          )
          .join('・')}
      </p>
    </div>
  )
}
