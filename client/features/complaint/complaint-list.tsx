import { complaintTexts } from '#client/locales/complaint.ts'
import { caseTexts } from '#client/locales/complaint-case.ts'
import { useText } from '#client/locales/use-text.ts'
import type { People } from '#client/people/use-people.ts'
import { PagedList } from '#client/ui/paged-list.tsx'
import { ComplaintRow } from './complaint-row.tsx'
import type { ComplaintView } from './complaint-view.ts'

/** More rows than this are asked for. */
const PAGE = 50

type RowsProps = {
  zone: string
  people: People
  chosenId: string | null
}

type ComplaintListProps = RowsProps & {
  /** Sorted. */
  open: readonly ComplaintView[]
  closedToday: readonly ComplaintView[]
  /** Instead of the others while something is searched for. */
  found: readonly ComplaintView[] | null
  /** Instead of what is open, when a day is asked for. */
  closedThen: readonly ComplaintView[] | null
  /** Said when nothing is open, or nothing passes the filter. */
  emptyText: string
}

export function ComplaintList({
  open,
  closedToday,
  found,
  closedThen,
  emptyText,
  ...rows
}: ComplaintListProps) {
  const t = useText(complaintTexts)
  const c = useText(caseTexts)
  if (found) {
    return (
      <>
        <p role="status" className="text-minor text-muted">
          {t('found', { count: found.length })}・{t('searched')}
        </p>
        <Rows label={t('search')} views={found} {...rows} />
      </>
    )
  }
  if (closedThen) {
    return closedThen.length > 0 ? (
      <Rows label={c('closedDay')} views={closedThen} {...rows} />
    ) : (
      <p className="py-6 text-center text-muted">{c('filter.none')}</p>
    )
  }
  return (
    <>
      {open.length > 0 ? (
        <Rows label={t('list')} views={open} {...rows} />
      ) : (
        <p className="py-6 text-center text-muted">{emptyText}</p>
      )}
      {closedToday.length > 0 && (
        <details>
          <summary className="min-h-12 cursor-pointer py-3 font-semibold text-muted">
            {t('closedToday', { count: closedToday.length })}
          </summary>
          <Rows
            label={t('closedToday', { count: closedToday.length })}
            views={closedToday}
            {...rows}
          />
        </details>
      )}
    </>
  )
}

type PagedRowsProps = RowsProps & { label: string; views: readonly ComplaintView[] }

function Rows({ label, views, zone, people, chosenId }: PagedRowsProps) {
  const t = useText(complaintTexts)
  return (
    <PagedList
      label={label}
      rows={views}
      page={PAGE}
      moreLabel={(count) => t('showMore', { count })}
    >
      {(view) => (
        <ComplaintRow
          key={view.complaint.id}
          view={view}
          zone={zone}
          people={people}
          isSelected={view.complaint.id === chosenId}
        />
      )}
    </PagedList>
  )
}
