import { trafficTexts } from '#client/locales/traffic.ts'
import { useText } from '#client/locales/use-text.ts'
import { Card } from '#client/ui/card.tsx'
import type { SheetTotals } from '#shared/visit/day-totals.ts'
import { useNames } from './use-names.ts'

/** The figures one asks for first, in one line over the list. */
export function TotalsStrip({ totals }: { totals: SheetTotals }) {
  const t = useText(trafficTexts)
  return (
    <dl className="grid grid-cols-4 gap-2 rounded-card border border-hairline bg-card px-4 py-3 shadow-lift">
      <Figure label={t('batches')} value={totals.batches} />
      <Figure label={t('recorded')} value={`${totals.recorded}/${totals.first}`} />
      <Figure label={t('testDrives')} value={totals.testDrives} />
      <Figure label={t('orders')} value={totals.orders} />
    </dl>
  )
}

/** The foot of the paper form: everything the day adds up to. */
export function TotalsPanel({ totals }: { totals: SheetTotals }) {
  const t = useText(trafficTexts)
  const names = useNames()
  const hours = totals.byHour.flatMap((count, hour) => (count > 0 ? [{ hour, count }] : []))
  return (
    <div className="flex flex-col gap-4">
      <Card title={t('totals')}>
        <dl className="grid grid-cols-3 gap-x-4 gap-y-3 rail:grid-cols-4">
          {TOTALS.map((key) => (
            <Figure key={key} label={t(LABEL_OF[key])} value={totals[key]} />
          ))}
        </dl>
      </Card>
      <div className="grid gap-4 rail:grid-cols-2">
        <Card title={t('byHour')}>
          <Counts
            rows={hours.map(({ hour, count }) => [
              t('hour', { from: hour, to: (hour + 1) % 24 }),
              count,
            ])}
          />
        </Card>
        <Card title={t('bySource')}>
          <Counts
            rows={totals.bySource.map(([source, count]) => [
              names.source(source) || t('noSource'),
              count,
            ])}
          />
        </Card>
      </div>
    </div>
  )
}

/** In the order of the form. */
export const TOTALS = [
  ...['batches', 'people', 'first', 'repeat', 'unknown', 'other'],
  ...['byAppointment', 'recorded', 'testDrives', 'orders'],
  ...['withoutConsultant', 'dmsEntered', 'open'],
] as const satisfies readonly (keyof SheetTotals)[]

export const LABEL_OF = {
  batches: 'batches',
  people: 'peopleTotal',
  first: 'first',
  repeat: 'repeat',
  unknown: 'unknown',
  other: 'other',
  byAppointment: 'booked',
  recorded: 'recorded',
  testDrives: 'testDrives',
  orders: 'orders',
  withoutConsultant: 'withoutConsultant',
  dmsEntered: 'dmsTotal',
  open: 'open',
} as const satisfies Record<(typeof TOTALS)[number], string>

function Figure({ label, value }: { label: string; value: string | number }) {
  return (
    <div className="flex min-w-0 flex-col-reverse justify-end">
      <dt className="text-label text-muted">{label}</dt>
      <dd className="figures text-section font-semibold">{value}</dd>
    </div>
  )
}

function Counts({ rows }: { rows: readonly (readonly [string, number])[] }) {
  const most = Math.max(1, ...rows.map(([, count]) => count))
  return (
    <dl className="flex flex-col gap-2">
      {rows.map(([label, count]) => (
        <div key={label} className="grid grid-cols-[7rem_1fr_2rem] items-center gap-2">
          <dt className="truncate text-minor">{label}</dt>
          <dd className="order-last figures text-end font-semibold">{count}</dd>
          <span aria-hidden="true" className="h-3 overflow-hidden rounded-full bg-surface">
            <span
              className="block h-full rounded-full bg-primary"
              style={{ width: `${(count / most) * 100}%` }}
            />
          </span>
        </div>
      ))}
    </dl>
  )
}
