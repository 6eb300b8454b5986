import { meetingWallTexts } from '#client/locales/meeting-wall.ts'
import { useFormat } from '#client/locales/use-format.ts'
import { useText } from '#client/locales/use-text.ts'
import { shiftDay } from '#shared/record/business-day.ts'
import { consultantsOf, partOf } from './consultants.ts'
import type { PageProps } from './page-props.ts'
import { useAppointments } from './use-appointments.ts'
import { WallTable } from './wall-table.tsx'

/** Whom everybody has invited for tomorrow: those are called tonight. */
export function TomorrowPage({ people, store, day, part }: PageProps) {
  const t = useText(meetingWallTexts)
  const format = useFormat()
  const appointments = useAppointments(shiftDay(day, 1), store.zone)
  if (!appointments) return null
  if (appointments.size === 0) {
    return <p className="m-auto text-muted">{t('noAppointments')}</p>
  }
  return (
    <WallTable
      columns={[t('name'), t('appointments'), '']}
      rows={partOf(consultantsOf(people), part).map(({ id, name }) => {
        const own = appointments.get(id)
        const from = own?.firstAt
          ? t('at', { time: format.time(own.firstAt, store.zone) })
          : ''
        return { key: id, name, cells: [own?.count ?? 0, from] }
      })}
    />
  )
}
