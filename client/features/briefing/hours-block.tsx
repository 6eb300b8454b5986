import { briefingTexts } from '#client/locales/briefing.ts'
import { useText } from '#client/locales/use-text.ts'
import type { HourBar } from './hour-columns.ts'

/** Bars with their numbers; the hour that runs now is the strong one. */
export function HoursBlock({ bars, hourNow }: { bars: HourBar[]; hourNow: number }) {
  const t = useText(briefingTexts)
  return (
    <section className="wall-block" style={{ gridArea: 'hours' }}>
      <h2 className="wall-title">{t('byHour')}</h2>
      <ol
        className="mt-[0.2em] grid min-h-0 flex-1 auto-cols-fr grid-flow-col gap-[0.15em]"
        style={{ fontSize: 'calc(6 * var(--u))', lineHeight: 1.15 }}
      >
        {bars.map((bar) => (
          <li
            key={bar.hour}
            aria-label={t('hourOf', { hour: bar.hour, count: bar.count })}
            className="figures flex min-h-0 min-w-0 flex-col items-center text-center"
          >
            <span
              aria-hidden="true"
              className="flex w-full min-h-0 flex-1 flex-col justify-end"
            >
              <span className="font-semibold">{bar.count || ''}</span>
              <span
                className={bar.hour === hourNow ? 'bg-primary' : 'bg-line'}
                style={{
                  // The number above keeps its room at the busiest hour too.
                  height: `calc(${bar.share} * (100% - 1.2em))`,
                  minHeight: 'calc(0.5 * var(--u))',
                  borderRadius: 'calc(0.8 * var(--u)) calc(0.8 * var(--u)) 0 0',
                }}
              />
            </span>
            <span
              aria-hidden="true"
              className={bar.hour === hourNow ? 'font-semibold text-primary' : 'text-muted'}
            >
              {bar.isNamed ? bar.hour : '\u00a0'}
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}
