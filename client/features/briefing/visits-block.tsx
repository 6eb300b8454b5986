import { briefingTexts } from '#client/locales/briefing.ts'
import { useFormat } from '#client/locales/use-format.ts'
import { useText } from '#client/locales/use-text.ts'
import type { VisitTotals } from '#shared/visit/count-visits.ts'
import { CHANNELS } from '#shared/visit/visit.ts'

/** The key number: batches through the door today, and the people in them. */
export function VisitsBlock({ totals }: { totals: VisitTotals }) {
  const t = useText(briefingTexts)
  const format = useFormat()
  return (
    <section className="wall-block" style={{ gridArea: 'visits' }}>
      <h2 className="wall-label">{t('visits')}</h2>
      <p className="mt-auto flex gap-[0.3em]" style={{ alignItems: 'last baseline' }}>
        <span className="wall-key">{format.number(totals.batches)}</span>
        <span className="flex min-w-0 flex-col leading-[1.2] text-muted">
          <span>{t('batchUnit')}</span>
          <span>{t('people', { count: totals.people })}</span>
        </span>
      </p>
    </section>
  )
}

/** The four ways in, always all four and in one order. */
export function ChannelsBlock({ totals }: { totals: VisitTotals }) {
  const t = useText(briefingTexts)
  return (
    <section className="wall-block justify-between" style={{ gridArea: 'channels' }}>
      <h2 className="sr-only">{t('byChannel')}</h2>
      {CHANNELS.map((channel) => (
        <p key={channel} className="flex items-baseline justify-between gap-[0.4em]">
          <span className="truncate">{t(channel)}</span>
          <span className="wall-digits">{totals.byChannel[channel]}</span>
        </p>
      ))}
    </section>
  )
}
