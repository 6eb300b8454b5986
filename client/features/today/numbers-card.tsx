import { todayTexts } from '#client/locales/today.ts'
import { useFormat } from '#client/locales/use-format.ts'
import { useText } from '#client/locales/use-text.ts'
import { Card } from '#client/ui/card.tsx'
import { CHANNELS } from '#shared/visit/visit.ts'
import type { TodayView } from './use-today.ts'

/** The day in figures: who came, what is open, what has not left the tablet as it should. */
export function NumbersCard({ today }: { today: TodayView }) {
  const t = useText(todayTexts)
  const format = useFormat()
  const { visits, batchesBefore, lastWeek, complaints, cardsOpen } = today
  const change = visits.batches - batchesBefore
  const day = format.day(lastWeek)
  const word = change > 0 ? 'more' : 'fewer'
  const counts = [
    [t('openComplaints'), complaints.length, '/complaints'],
    [t('openActions'), cardsOpen.length, '/cards'],
    [t('sentBack'), today.refused, null],
    [t('toDecide'), today.decisions, null],
  ] as const
  return (
    <Card title={t('numbers')}>
      <p>
        <span className="block text-minor text-muted">{t('visitsToday')}</span>
        <span className="flex items-baseline gap-2">
          <span className="figures text-figure font-semibold">{visits.batches}</span>
          <span className="text-muted">{t('batches')}</span>
        </span>
        <span className="figures block text-minor">
          {change === 0 ? t('same', { day }) : t(word, { day, count: Math.abs(change) })}
        </span>
      </p>
      <dl className="figures mt-4 grid grid-cols-4 gap-2 border-hairline border-t pt-3">
        {CHANNELS.map((channel) => (
          <div key={channel} className="flex flex-col-reverse">
            <dt className="text-label text-muted">{t(`channel.${channel}`)}</dt>
            <dd className="text-row font-semibold">{visits.byChannel[channel]}</dd>
          </div>
        ))}
      </dl>
      <dl className="figures mt-3 border-hairline border-t pt-1">
        {counts.map(([label, count, href]) => (
          <div key={label} className="flex min-h-12 items-center justify-between gap-4">
            <dt className={count > 0 ? '' : 'text-muted'}>
              {href ? (
                <a href={href} className="flex min-h-12 items-center">
                  {label}
                </a>
              ) : (
                label
              )}
            </dt>
            <dd className={count > 0 ? 'font-semibold' : 'text-muted'}>{count}</dd>
          </div>
        ))}
      </dl>
    </Card>
  )
}
