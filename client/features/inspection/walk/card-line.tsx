import { ChevronRight } from 'lucide-react'
import { inspectionTexts } from '#client/locales/inspection.ts'
import { useFormat } from '#client/locales/use-format.ts'
import { useText } from '#client/locales/use-text.ts'
import type { CardView } from '../card-view.ts'

/** The card this failure wrote, with a way to it. */
export function CardLine({ view, zone }: { view: CardView; zone: string }) {
  const t = useText(inspectionTexts)
  const format = useFormat()
  const { card, course, number } = view
  return (
    <a
      href={`/cards/${card.id}`}
      className="inline-flex min-h-12 items-center gap-1 rounded-control text-minor font-semibold text-primary"
    >
      <span>
        {t(`card.${card.card}`)} <span className="figures">{number}</span>・
        {t('dueBy', { time: format.dayTime(course.dueAt, zone) })}
      </span>
      <ChevronRight className="size-4.5 shrink-0" aria-hidden />
    </a>
  )
}
