import { inspectionTexts } from '#client/locales/inspection.ts'
import { useText } from '#client/locales/use-text.ts'
import { itemResult } from '#shared/inspection/inspection-round.ts'
import type { RowProps } from './item-row.tsx'

/** Two answered the row while apart: the later one holds, the other stays one tap away. */
export function AlsoAnswered({ item, walk, floor, actions, isReadOnly }: RowProps) {
  const t = useText(inspectionTexts)
  const [other] = walk.round.also?.[`r.${item.id}`] ?? []
  if (!other) return null
  const [value, , by] = other
  const parsed = itemResult.safeParse(value)
  const held = walk.answers.get(item.id)
  if (!parsed.success || !parsed.data || parsed.data.type === held?.type) return null
  const answer = parsed.data
  const words = t('also', {
    answer: t(`answer.${answer.type}`),
    who: floor.people.nameOf(answer.by ?? by),
  })
  return (
    <p className="flex flex-wrap items-center gap-x-2 text-label text-muted">
      {words}
      {!isReadOnly && (
        <button
          type="button"
          onClick={() => actions.takeOther(item, answer)}
          className="min-h-12 min-w-12 rounded-control px-2 font-semibold text-primary"
        >
          {t('alsoUse')}
        </button>
      )}
    </p>
  )
}
