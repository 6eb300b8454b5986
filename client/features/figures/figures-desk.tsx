import { useState } from 'react'
import { useNow } from '#client/data/use-now.ts'
import { figureTexts } from '#client/locales/figures.ts'
import { useFormat } from '#client/locales/use-format.ts'
import { useText } from '#client/locales/use-text.ts'
import type { Floor } from '#client/people/person-gate.tsx'
import { ScreenFrame } from '#client/ui/screen-frame.tsx'
import { Segmented } from '#client/ui/segmented.tsx'
import { ByPerson } from './by-person.tsx'
import { FigureRow } from './figure-row.tsx'
import { Targets } from './targets.tsx'
import { useFigures, useStandingVisits } from './use-figures.ts'
import { PERIODS, type Period, useDaySpan } from './use-period.ts'

const MINUTE = 60_000

export function FiguresDesk({ me, store, people }: Floor) {
  const t = useText(figureTexts)
  const format = useFormat()
  const [period, setPeriod] = useState<Period>('day')
  const span = useDaySpan(period)
  const now = useNow(MINUTE)
  const visits = useStandingVisits(span)
  const figures = useFigures(span, visits, store, now)
  return (
    <ScreenFrame
      title={t('title')}
      summary={
        <span className="figures">
          {span.from === span.to
            ? format.day(span.to)
            : t('range', { from: format.day(span.from), to: format.day(span.to) })}
        </span>
      }
      actions={
        <Segmented
          label={t('period')}
          isLabelHidden
          segments={PERIODS.map((value) => ({ value, label: t(value) }))}
          value={period}
          onChange={setPeriod}
        />
      }
    >
      {visits && figures ? (
        <div className="grid items-start gap-6 pair:grid-cols-2">
          <div className="flex flex-col gap-2">
            <ul
              aria-label={t('title')}
              className="overflow-hidden rounded-card border border-hairline bg-card shadow-lift"
            >
              {figures.map((figure) => (
                <FigureRow key={figure.code} figure={figure} />
              ))}
            </ul>
            <p className="text-label text-muted">{t('onTablet')}</p>
          </div>
          <div className="flex min-w-0 flex-col gap-6">
            <Targets me={me} today={span.to} />
            <ByPerson visits={visits} people={people} />
          </div>
        </div>
      ) : (
        <p role="status" className="sr-only">
          {t('loading')}
        </p>
      )}
    </ScreenFrame>
  )
}
