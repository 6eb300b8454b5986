import { Tablet } from 'lucide-react'
import { memo } from 'react'
import { complaintTexts } from '#client/locales/complaint.ts'
import { useText } from '#client/locales/use-text.ts'
import type { People } from '#client/people/use-people.ts'
import { ListRow } from '#client/ui/list-row.tsx'
import { CATEGORY_ICONS, knownCategory } from './complaint-look.ts'
import { ComplaintTimer } from './complaint-timer.tsx'
import type { ComplaintView } from './complaint-view.ts'

type ComplaintRowProps = {
  view: ComplaintView
  zone: string
  people: People
  isSelected: boolean
}

export const ComplaintRow = memo(function ComplaintRow({
  view,
  zone,
  people,
  isSelected,
}: ComplaintRowProps) {
  const t = useText(complaintTexts)
  const { complaint, number } = view
  const category = knownCategory(complaint.category)
  const Icon = CATEGORY_ICONS[category]
  return (
    <ListRow
      href={`/complaints/${complaint.id}`}
      isSelected={isSelected}
      title={
        <span className="flex min-w-0 items-baseline justify-between gap-3">
          <bdi className="truncate">{complaint.customerName || t('anonymous')}</bdi>
          <span className="figures shrink-0 text-label font-normal text-muted">
            {number}
          </span>
        </span>
      }
      subtitle={
        <span className="flex flex-col gap-1">
          <span className="flex min-w-0 items-center gap-1.5">
            <Icon className="size-4.5 shrink-0" aria-hidden />
            <span className="truncate">
              {t(`category.${category}`)}・
              {complaint.ownerId === null ? t('noOwner') : people.nameOf(complaint.ownerId)}
              {complaint.level !== 2 && <>・{t(`level.${complaint.level}`)}</>}
            </span>
          </span>
          <ComplaintTimer view={view} zone={zone} people={people} />
          {view.isWaiting && (
            <span className="flex items-center gap-1 text-label">
              <Tablet className="size-3.5" aria-hidden />
              {t('waitingMark')}
            </span>
          )}
        </span>
      }
    />
  )
})
