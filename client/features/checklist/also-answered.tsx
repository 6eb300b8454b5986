import { checklistTexts } from '#client/locales/checklist.ts'
import { useText } from '#client/locales/use-text.ts'
import type { People } from '#client/people/use-people.ts'
import { Button } from '#client/ui/button.tsx'
import { StateShape } from '#client/ui/state-shape.tsx'
import type { Point } from '#shared/checklist/run-view.ts'
import type { ChecklistDay } from './use-checklist-day.ts'

type AlsoAnsweredProps = {
  point: Point
  runId: string
  held: ChecklistDay
  people: People
  onKeep: () => void
}

/** Two answered the same point at once: the later counts, the other is not lost. */
export function AlsoAnswered({ point, runId, held, people, onKeep }: AlsoAnsweredProps) {
  const t = useText(checklistTexts)
  const also = held.runs.find(({ id }) => id === runId)?.also?.[`a.${point.item.id}`]
  if (!also || also.length === 0) return null
  return (
    <div className="flex flex-wrap items-center gap-3 text-minor">
      <StateShape shape="triangle" className="size-4 text-attention" />
      {also.map(([value, stamp, by]) => (
        <span key={stamp}>
          {t('also', { who: people.nameOf(by), what: t(wordOf(value)) })}
        </span>
      ))}
      <Button onPress={onKeep}>{t('keepThis')}</Button>
    </div>
  )
}

function wordOf(value: unknown) {
  const type = (value as { type?: unknown } | null)?.type
  return type === 'done' ? 'wasDone' : type === 'skipped' ? 'wasSkipped' : 'wasOpen'
}
