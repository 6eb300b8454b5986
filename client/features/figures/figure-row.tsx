import { ChevronDown } from 'lucide-react'
import { figureTexts } from '#client/locales/figures.ts'
import { useFormat } from '#client/locales/use-format.ts'
import { useText } from '#client/locales/use-text.ts'
import type { Figure, FigureCode } from '#shared/kpi/figures.ts'
import { isFew, percentOf, type Ratio } from '#shared/kpi/ratio.ts'

type FigureRowProps = { figure: Figure & { readonly code: FigureCode } }

/** One figure, what stands behind it, and on a tap how it is computed. */
export function FigureRow({ figure }: FigureRowProps) {
  const t = useText(figureTexts)
  const { value, behind } = useFigureWords(figure)
  const few = 'ratio' in figure && figure.ratio.denominator > 0 && isFew(figure.ratio)
  return (
    <li className="border-hairline border-b last:border-b-0">
      <details className="group">
        <summary className="flex min-h-16 cursor-pointer items-center gap-4 px-5 py-2">
          <span className="min-w-0 flex-1">
            <span className="block font-semibold">{t(figure.code)}</span>
            <span className="figures block text-minor text-muted">
              {behind}
              {few && ` · ${t('few')}`}
            </span>
          </span>
          <span
            className={`figures shrink-0 text-section font-semibold ${few ? 'text-muted' : ''}`}
          >
            {value}
          </span>
          <ChevronDown
            aria-hidden
            className="size-5 shrink-0 text-muted transition group-open:rotate-180"
          />
        </summary>
        <p className="px-5 pb-4 text-minor">
          <span className="text-muted">{t('how')}</span> {t(`${figure.code}.how`)}
        </p>
      </details>
    </li>
  )
}

/** Nothing to be a share of is a dash, never 0 %. */
export function percentWord(ratio: Ratio): string {
  const percent = percentOf(ratio)
  return percent === null ? '-' : `${percent}%`
}

function useFigureWords(figure: Figure): { value: string; behind: string } {
  const t = useText(figureTexts)
  const format = useFormat()
  switch (figure.type) {
    case 'count':
      return { value: format.number(figure.value), behind: '' }
    case 'score':
      return {
        value: figure.value === null ? '-' : String(figure.value),
        behind: t('aimPoints', { aim: figure.aim }),
      }
    case 'wait': {
      const { numerator: n, denominator: all } = figure.ratio
      const percent = percentWord(figure.ratio)
      return {
        value: figure.medianMs === null ? '-' : format.duration(figure.medianMs),
        behind: t('inTime', { percent, n, all }),
      }
    }
    case 'ratio': {
      const { numerator: n, denominator: all } = figure.ratio
      const aim = figure.aim === null ? '' : ` · ${t('aim', { aim: figure.aim })}`
      return { value: percentWord(figure.ratio), behind: t('of', { n, all }) + aim }
    }
  }
}
