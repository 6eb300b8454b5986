import { inspectionTexts } from '#client/locales/inspection.ts'
import { useText } from '#client/locales/use-text.ts'
import { classNames } from '#client/ui/class-names.ts'
import { type Shape, StateShape } from '#client/ui/state-shape.tsx'
import type { Grade } from '#shared/inspection/score.ts'

const LOOKS = {
  green: { shape: 'check', look: 'text-ok' },
  yellow: { shape: 'triangle', look: 'text-attention' },
  red: { shape: 'square', look: 'text-bad' },
} satisfies Record<Grade, { shape: Shape; look: string }>

/** `✓ 優`: shape and word, never colour alone. */
export function GradeWord({ grade }: { grade: Grade }) {
  const t = useText(inspectionTexts)
  const { shape, look } = LOOKS[grade]
  return (
    <span className={classNames('inline-flex items-center gap-1 font-semibold', look)}>
      <StateShape shape={shape} />
      {t(`grade.${grade}`)}
    </span>
  )
}

/** `▲ 4.1`, said as more or less; points of score since the walk before it. */
export function ScoreDelta({ now, before }: { now: number | null; before: number | null }) {
  const t = useText(inspectionTexts)
  if (now === null || before === null) return null
  const tenths = Math.round((now - before) * 10)
  if (tenths === 0) return <span className="text-muted">{t('delta.same')}</span>
  const points = (Math.abs(tenths) / 10).toFixed(1)
  return (
    <span className="figures text-muted whitespace-nowrap">
      {tenths > 0 ? t('delta.up', { points }) : t('delta.down', { points })}
    </span>
  )
}
