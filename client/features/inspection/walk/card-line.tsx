import { ChevronRight } from 'lucide-react'
import { inspectionTexts } from '#client/locales/inspection.ts'
import { useText } from '#client/locales/use-text.ts'
import type { CardView } from '../card-view.ts'
import { useClockWords } from '../use-clock-words.ts'

/** The card this failure wrote, with a way to it. */
export function CardLine({ view, zone }: { view: CardView; zone: string }) {
  const t = useText(inspectionTexts)
  const clock = useClockWords(zone)
  const { card, course, number } = view
  return (
    <a
      href={`/cards/${card.id}`}
      className="inline-flex min-h-12 items-center gap-1 rounded-control text-minor font-semibold text-primary"
    >
      <span>
        {t(`card.${card.card}`)} <span className="figures">{number}</span>・
        {t('dueBy', { time: clock(course.dueAt) })}
      </span>
      <ChevronRight className="size-4.5 shrink-0" aria-hidden />
    </a>
  )
}
