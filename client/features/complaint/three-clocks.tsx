import { caseTexts } from '#client/locales/complaint-case.ts'
import { useFormat } from '#client/locales/use-format.ts'
import { useText } from '#client/locales/use-text.ts'
import { classNames } from '#client/ui/class-names.ts'
import { type Shape, StateShape } from '#client/ui/state-shape.tsx'
import { AT_ONCE_MS } from '#shared/complaint/complaint-level.ts'
import { type TargetClock, threeClocks } from '#shared/complaint/three-clocks.ts'
import { wallTime } from '#shared/record/business-day.ts'
import type { ComplaintView } from './complaint-view.ts'

type ThreeClocksProps = { view: ComplaintView; zone: string; now: number }

/** Acknowledged, first response, handled: the target, and when it was met or was not. */
export function ThreeClocks({ view, zone, now }: ThreeClocksProps) {
  const c = useText(caseTexts)
  const clocks = threeClocks(
    { ...view.clock, course: view.course, level: view.complaint.level },
    now,
  )
  return (
    <ul aria-label={c('clocks')} className="grid gap-2 rail:grid-cols-3">
      {clocks.map((clock) => (
        <ClockTile key={clock.name} clock={clock} zone={zone} now={now} />
      ))}
    </ul>
  )
}

function ClockTile({
  clock,
  zone,
  now,
}: {
  clock: TargetClock
  zone: string
  now: number
}) {
  const c = useText(caseTexts)
  const format = useFormat()
  const { name, at, dueAt, isLate, targetMs } = clock
  const shown = at ?? dueAt
  const isToday = wallTime(shown, zone).day === wallTime(now, zone).day
  const time = isToday ? format.time(shown, zone) : format.dayTime(shown, zone)
  const target = targetMs <= AT_ONCE_MS ? c('atOnce') : format.duration(targetMs)
  const shape: Shape = at !== null ? 'check' : isLate ? 'square' : 'ring'
  const words =
    at === null
      ? c(isLate ? 'clock.missed' : 'clock.until', { time })
      : c(isLate ? 'clock.late' : 'clock.met', { time })
  return (
    <li className="flex min-w-0 flex-wrap items-baseline justify-between gap-x-3 rounded-control border border-hairline px-3 py-2 rail:block">
      <span className="block truncate text-label text-muted">{c(`clock.${name}`)}</span>
      <span
        className={classNames(
          'figures order-3 flex w-full items-start gap-1.5 text-minor font-semibold',
          isLate ? (at === null ? 'text-bad' : 'text-attention') : 'text-text',
        )}
      >
        <StateShape shape={shape} className="mt-0.5 size-4" />
        <span className="min-w-0 wrap-anywhere">{words}</span>
      </span>
      <span className="figures order-2 block text-label text-muted">
        {c('target', { target })}
      </span>
    </li>
  )
}
