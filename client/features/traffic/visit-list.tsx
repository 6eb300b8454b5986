import { trafficTexts } from '#client/locales/traffic.ts'
import { useText } from '#client/locales/use-text.ts'
import type { People } from '#client/people/use-people.ts'
import { PagedList } from '#client/ui/paged-list.tsx'
import { channelOf } from '#shared/visit/visit.ts'
import { visitState } from '#shared/visit/visit-columns.ts'
import { useStay } from './use-stay.ts'
import { VisitRow } from './visit-row.tsx'
import type { VisitView } from './visit-view.ts'

/** Rows drawn at once; the rest of a long day is asked for. */
const PAGE = 80

type VisitListProps = {
  rows: readonly VisitView[]
  zone: string
  people: People
  chosenId: string | null
  now: number
  closesAt: number
}

export function VisitList({ rows, zone, people, chosenId, now, closesAt }: VisitListProps) {
  const t = useText(trafficTexts)
  const stayOf = useStay(zone)
  return (
    <PagedList
      label={t('list')}
      rows={rows}
      page={PAGE}
      moreLabel={(count) => t('showMore', { count })}
    >
      {(row) => (
        <VisitRow
          key={row.visit.id}
          id={row.visit.id}
          number={row.number}
          stay={stayOf(row.visit)}
          channel={channelOf(row.visit)}
          people={row.visit.headcount}
          consultant={row.visit.consultantId ? people.nameOf(row.visit.consultantId) : ''}
          customer={row.visit.nameOrCall ?? ''}
          models={row.visit.models?.join('、') ?? ''}
          state={visitState(row, now, closesAt)}
          isWaiting={row.isWaiting}
          isSelected={row.visit.id === chosenId}
        />
      )}
    </PagedList>
  )
}
