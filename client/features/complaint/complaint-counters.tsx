import { complaintTexts } from '#client/locales/complaint.ts'
import { useText } from '#client/locales/use-text.ts'
import { StateShape } from '#client/ui/state-shape.tsx'
import { type ComplaintView, stateOf } from './complaint-view.ts'

/** How many are open, and how many of them press. Silent about what is zero. */
export function ComplaintCounters({
  open,
  now,
}: {
  open: readonly ComplaintView[]
  now: number
}) {
  const t = useText(complaintTexts)
  const states = open.map((view) => stateOf(view, now).type)
  const overdue = states.filter((type) => type === 'overdue').length
  const soon = states.filter((type) => type === 'soon' || type === 'urgent').length
  return (
    <>
      <span className="figures">{t('open', { count: open.length })}</span>
      {soon > 0 && (
        <span className="figures inline-flex min-h-8 items-center gap-1.5 rounded-control bg-attention-tint px-2.5 text-minor font-semibold text-attention">
          <StateShape shape="triangle" />
          {t('soonCount', { count: soon })}
        </span>
      )}
      {overdue > 0 && (
        <span className="figures inline-flex min-h-8 items-center gap-1.5 rounded-control bg-bad px-2.5 text-minor font-semibold text-on-bad">
          <StateShape shape="square" />
          {t('overdueCount', { count: overdue })}
        </span>
      )}
    </>
  )
}
