import { useChildren, useDays } from '#client/data/use-records.ts'
import { meetingWallTexts } from '#client/locales/meeting-wall.ts'
import { useText } from '#client/locales/use-text.ts'
import { percentOf, type Ratio } from '#shared/kpi/ratio.ts'
import { driveRate, firstVisits, keptRate, orders } from '#shared/kpi/visit-kpis.ts'
import { shiftDay } from '#shared/record/business-day.ts'
import { expectedBy } from '#shared/target/straight-line.ts'
import { type TargetMeasure, target } from '#shared/target/target.ts'
import { standingVisits } from '#shared/visit/count-visits.ts'
import { visit, visitUndo } from '#shared/visit/visit.ts'
import type { PageProps } from './page-props.ts'

/** The day before beside the same day a week earlier, and the month beside its straight line. */
export function YesterdayPage({ day }: PageProps) {
  const t = useText(meetingWallTexts)
  const yesterday = shiftDay(day, -1)
  const weekBefore = shiftDay(yesterday, -7)
  const month = yesterday.slice(0, 7)
  const from = weekBefore < `${month}-01` ? weekBefore : `${month}-01`
  const held = useDays(visit, from, yesterday)
  const undos = useDays(visitUndo, from, day)
  const targets = useChildren(target, month)
  if (!held || !undos || !targets) return null

  const visits = standingVisits(held, undos)
  const on = (one: string) => visits.filter((v) => v.day === one)
  const [last, before] = [on(yesterday), on(weekBefore)]
  const soFar = visits.filter((v) => v.day.startsWith(month))
  const line = (measure: TargetMeasure) => {
    const expected = expectedBy(targets, { month, measure, personId: null }, yesterday)
    return expected === null ? t('noTarget') : t('line', { count: Math.round(expected) })
  }
  const figures = [
    [t('firstVisits'), firstVisits(last), t('lastWeek', { count: firstVisits(before) })],
    [t('kept'), ...share(keptRate(last))],
    [t('drives'), ...share(driveRate(last))],
    [t('orders'), orders(last), t('lastWeek', { count: orders(before) })],
    [t('month'), firstVisits(soFar), line('firstVisits')],
    [t('monthOrders'), orders(soFar), line('orders')],
  ] as const
  return (
    <dl className="grid min-h-0 flex-1 grid-cols-3 grid-rows-2 gap-[0.4em]">
      {figures.map(([label, value, note]) => (
        <div key={label} className="wall-block justify-between">
          <dt className="truncate font-semibold text-muted">{label}</dt>
          <dd className="wall-figure figures">{value}</dd>
          <dd className="figures truncate text-muted">{note}</dd>
        </div>
      ))}
    </dl>
  )
}

/** As per cent with what stands behind it. */
function share(ratio: Ratio): readonly [string, string] {
  const percent = percentOf(ratio)
  return [
    percent === null ? '-' : `${Math.round(percent)}%`,
    `${ratio.numerator} / ${ratio.denominator}`,
  ]
}
