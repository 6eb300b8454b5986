import { briefingTexts } from '#client/locales/briefing.ts'
import { useFormat } from '#client/locales/use-format.ts'
import { useText } from '#client/locales/use-text.ts'
import { StateShape } from '#client/ui/state-shape.tsx'
import { CLOCK_LOOKS } from '#shared/complaint/clock-look.ts'
import type { ClockState } from '#shared/complaint/complaint-clock.ts'
import type { WallComplaint } from './wall-complaints.ts'

/** Rows that fit at a size readable at 5 m. */
const ROWS = 3

/** Colour of a tone on the wall; what does not press is grey. */
const INKS = {
  neutral: 'text-muted',
  attention: 'text-attention',
  bad: 'text-bad',
  paused: 'text-muted',
  ok: 'text-muted',
} as const

/** What is open and how long there is: never a word of who complained. */
export function ComplaintsBlock({ complaints }: { complaints: readonly WallComplaint[] }) {
  const t = useText(briefingTexts)
  const rest = complaints.length - ROWS
  return (
    <section className="wall-block" style={{ gridArea: 'complaints' }}>
      <h2 className="wall-label flex items-baseline justify-between gap-[0.3em]">
        {t('complaints')}
        <span
          className="figures shrink-0 text-muted"
          style={{ fontSize: 'calc(5.8 * var(--u))' }}
        >
          {t('openCount', { count: complaints.length })}
        </span>
      </h2>
      {complaints.length === 0 && (
        <p className="m-auto flex items-center gap-[0.4em] text-muted">
          <StateShape shape="check" className="size-[0.9em]" />
          {t('noComplaints')}
        </p>
      )}
      <ul className="mt-[0.2em] flex flex-col gap-[0.4em]">
        {complaints.slice(0, ROWS).map((complaint) => (
          <ComplaintRow key={complaint.id} complaint={complaint} />
        ))}
      </ul>
      {rest > 0 && (
        <p className="mt-auto text-muted">{t('moreComplaints', { count: rest })}</p>
      )}
    </section>
  )
}

function ComplaintRow({ complaint }: { complaint: WallComplaint }) {
  const t = useText(briefingTexts)
  const look = CLOCK_LOOKS[complaint.state.type]
  return (
    <li className="min-w-0 border-hairline border-t pt-[0.2em]">
      <p className="flex min-w-0 items-baseline justify-between gap-[0.4em]">
        <span className="truncate font-semibold">{t(complaint.category)}</span>
        <span className="figures shrink-0 text-muted" style={{ fontSize: '0.8em' }}>
          {complaint.number}
        </span>
      </p>
      <p className={`flex min-w-0 items-center gap-[0.3em] ${INKS[look.tone]}`}>
        <StateShape shape={look.shape} className="size-[0.85em]" />
        <span className="figures shrink-0 font-semibold">
          {useTimeLeft(complaint.state)}
        </span>
        <span className="ms-auto truncate text-muted">
          {/* Once it presses, who knows of it says more than whose it is. */}
          {complaint.told === null || complaint.told === 'owner'
            ? (complaint.ownerName ?? t('noOwner'))
            : t(`told.${complaint.told}`)}
        </span>
      </p>
    </li>
  )
}

function useTimeLeft(state: ClockState): string {
  const t = useText(briefingTexts)
  const format = useFormat()
  if (state.type === 'overdue') return t('overdue', { time: format.duration(state.lateMs) })
  if (state.type === 'paused') return t('paused')
  if ('tookMs' in state) return t('handled')
  return t('left', { time: format.duration(state.leftMs) })
}
