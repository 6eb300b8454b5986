import { meetingWallTexts } from '#client/locales/meeting-wall.ts'
import { useText } from '#client/locales/use-text.ts'
import { forecastsOf } from '#shared/meeting/meeting.ts'
import { consultantsOf, partOf } from './consultants.ts'
import type { PageProps } from './page-props.ts'
import { useAppointments } from './use-appointments.ts'
import { WallTable } from './wall-table.tsx'

/** What each says he will order and deliver today, and whom he has invited. */
export function PlanPage({ meeting, people, store, day, part }: PageProps) {
  const t = useText(meetingWallTexts)
  const appointments = useAppointments(day, store.zone)
  const consultants = consultantsOf(people)
  const said = meeting ? forecastsOf(meeting) : new Map()
  const sum = (of: (id: string) => number) =>
    consultants.reduce((total, { id }) => total + of(id), 0)
  const invited = (id: string) => appointments?.get(id)?.count ?? 0
  return (
    <WallTable
      columns={[t('name'), t('saysOrders'), t('saysDeliveries'), t('appointments')]}
      rows={partOf(consultants, part).map(({ id, name }) => ({
        key: id,
        name,
        cells: [said.get(id)?.orders ?? '-', said.get(id)?.deliveries ?? '-', invited(id)],
      }))}
      total={{
        key: 'total',
        name: t('total'),
        cells: [
          sum((id) => said.get(id)?.orders ?? 0),
          sum((id) => said.get(id)?.deliveries ?? 0),
          sum(invited),
        ],
      }}
    />
  )
}
