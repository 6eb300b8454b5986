import { useDay, useRecord } from '#client/data/use-records.ts'
import { meetingWallTexts } from '#client/locales/meeting-wall.ts'
import { useText } from '#client/locales/use-text.ts'
import { firstVisits, orders } from '#shared/kpi/visit-kpis.ts'
import {
  type CarCount,
  forecastsOf,
  meetingId,
  meeting as meetingKind,
  resultsOf,
} from '#shared/meeting/meeting.ts'
import { standingVisits } from '#shared/visit/count-visits.ts'
import { visit, visitUndo } from '#shared/visit/visit.ts'
import { consultantsOf, partOf } from './consultants.ts'
import type { PageProps } from './page-props.ts'
import { WallTable } from './wall-table.tsx'

const NOTHING: ReadonlyMap<string, CarCount> = new Map()

/** What each said in the morning beside what came of it. */
export function ResultPage({ meeting, people, store, day, part }: PageProps) {
  const t = useText(meetingWallTexts)
  const morning = useRecord(meetingKind, meetingId(store.id, day, 'morning'))
  const held = useDay(visit, day)
  const undos = useDay(visitUndo, day)
  if (!held || !undos) return null
  const visits = standingVisits(held, undos)
  const said = morning ? forecastsOf(morning) : NOTHING
  const done = meeting ? resultsOf(meeting) : NOTHING
  const of = (id: string) => {
    const own = visits.filter((v) => v.consultantId === id)
    return {
      visits: firstVisits(own),
      // What was said at the meeting stands over what the rows of the day hold so far.
      orders: done.get(id)?.orders ?? orders(own),
      deliveries: done.get(id)?.deliveries,
    }
  }
  return (
    <WallTable
      columns={[t('name'), t('visits'), t('said'), t('saidDeliveries')]}
      rows={partOf(consultantsOf(people), part).map(({ id, name }) => {
        const own = of(id)
        return {
          key: id,
          name,
          cells: [
            own.visits,
            `${said.get(id)?.orders ?? '-'} → ${own.orders}`,
            `${said.get(id)?.deliveries ?? '-'} → ${own.deliveries ?? '-'}`,
          ],
        }
      })}
    />
  )
}
