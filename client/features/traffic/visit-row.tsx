import { Tablet, Users } from 'lucide-react'
import { memo } from 'react'
import { trafficTexts } from '#client/locales/traffic.ts'
import { useText } from '#client/locales/use-text.ts'
import { classNames } from '#client/ui/class-names.ts'
import { StateShape } from '#client/ui/state-shape.tsx'
import type { Channel } from '#shared/visit/visit.ts'
import type { VisitState } from '#shared/visit/visit-columns.ts'
import { STATE_LOOK } from './row-look.ts'

/** One row as shown. Plain values only: it repaints when one of them changes. */
type VisitRowProps = {
  id: string
  number: number
  stay: string
  channel: Channel
  people: number
  /** Empty while nobody has one. */
  consultant: string
  customer: string
  models: string
  state: VisitState
  isWaiting: boolean
  isSelected: boolean
}

export const VisitRow = memo(function VisitRow(row: VisitRowProps) {
  const t = useText(trafficTexts)
  const { shape, tone } = STATE_LOOK[row.state]
  const isVoid = row.state === 'void'
  const who = [row.customer, row.models].filter(Boolean).join('・')
  return (
    <li className="border-hairline border-b last:border-b-0 [contain-intrinsic-size:auto_4.5rem] [content-visibility:auto]">
      <a
        href={`/traffic/${row.id}`}
        aria-current={row.isSelected || undefined}
        className={classNames(
          'flex min-h-18 items-center gap-3 px-4 py-2 -outline-offset-3! transition hover:bg-surface',
          row.isSelected && 'bg-primary-tint shadow-[inset_4px_0_0_var(--primary)]',
        )}
      >
        <span className="figures w-7 shrink-0 text-end text-muted">
          <span className="sr-only">{t('rowOf', { number: row.number })}</span>
          <span aria-hidden="true">{row.number}</span>
        </span>
        <span className="min-w-0 flex-1">
          <span
            className={classNames(
              'flex min-w-0 items-baseline gap-x-2.5',
              isVoid && 'text-muted line-through',
            )}
          >
            <span className="figures shrink-0 font-semibold">{row.stay}</span>
            <span className="truncate">{t(`channel.${row.channel}`)}</span>
            {row.people > 1 && (
              <span className="figures flex shrink-0 items-center gap-1 self-center text-muted">
                <Users className="size-4" aria-hidden />
                <span aria-hidden="true">{row.people}</span>
                <span className="sr-only">{t('people', { count: row.people })}</span>
              </span>
            )}
          </span>
          <span className="flex min-w-0 gap-x-2 text-minor text-muted">
            <span className="shrink-0">{row.consultant || t('nobody')}</span>
            {who && <bdi className="truncate">{who}</bdi>}
          </span>
        </span>
        <span
          className={classNames(
            'flex max-w-28 shrink-0 items-center gap-1.5 text-end text-label',
            tone,
          )}
        >
          {row.isWaiting && (
            <>
              <Tablet className="size-3.5 text-muted" aria-hidden />
              <span className="sr-only">{t('waiting')}</span>
            </>
          )}
          {row.state === 'complete' ? (
            <span className="sr-only">{t('state.complete')}</span>
          ) : (
            <span className="leading-tight">{t(`state.${row.state}`)}</span>
          )}
          <StateShape shape={shape} className="size-4.5" />
        </span>
      </a>
    </li>
  )
})
