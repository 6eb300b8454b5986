import { inspectionTexts } from '#client/locales/inspection.ts'
import { useText } from '#client/locales/use-text.ts'
import { classNames } from '#client/ui/class-names.ts'
import type { InspectionItem } from '#shared/inspection/inspection-template.ts'
import { type Answers, type Grade, shareOf } from '#shared/inspection/score.ts'

type ScoreBarProps = {
  items: readonly InspectionItem[]
  answers: Answers
  band: Grade | null
}

/** Grey until something is wrong. */
const FILLS = {
  green: 'text-muted',
  yellow: 'text-attention',
  red: 'text-bad',
} satisfies Record<Grade, string>

/** What was earned, what was lost, and hatched what nobody has looked at yet. */
export function ScoreBar({ items, answers, band }: ScoreBarProps) {
  const t = useText(inspectionTexts)
  const { earned, lost, open } = shareOf(items, answers)
  const percent = (share: number) => `${Math.round(share * 1000) / 10}%`
  return (
    <svg
      role="img"
      aria-label={t('bar', { earned: percent(earned), open: percent(open) })}
      viewBox="0 0 100 8"
      preserveAspectRatio="none"
      className="hatched block h-3 w-full overflow-hidden rounded-full border border-line"
    >
      <rect
        width={earned * 100}
        height="8"
        className={classNames('fill-current', band && FILLS[band])}
      />
      <rect
        x={earned * 100}
        width={lost * 100}
        height="8"
        className="fill-current text-bad-tint"
      />
    </svg>
  )
}
