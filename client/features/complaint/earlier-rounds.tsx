import { caseTexts } from '#client/locales/complaint-case.ts'
import { useFormat } from '#client/locales/use-format.ts'
import { useText } from '#client/locales/use-text.ts'
import { learnedOf } from '#shared/complaint/complaint-clock.ts'
import type { ComplaintView } from './complaint-view.ts'

/** The timers that ran before it was opened again: kept, never counted anew. */
export function EarlierRounds({ view, zone }: { view: ComplaintView; zone: string }) {
  const c = useText(caseTexts)
  const format = useFormat()
  const { earlier } = view.course
  if (earlier.length === 0) return null
  return (
    <section aria-label={c('earlier')} className="rounded-control bg-canvas px-4 py-3">
      <h3 className="text-label text-muted">{c('earlier')}</h3>
      <ol className="flex flex-col">
        {earlier.map((round, place) => {
          const start = round.startedAt ?? learnedOf(view.clock)
          const tookMs = (round.handledAt ?? start) - start - round.pausedMs
          return (
            <li key={start} className="figures text-minor">
              {c('earlierRound', {
                n: place + 1,
                start: format.dayTime(start, zone),
                took: round.handledAt === null ? c('notHandled') : format.duration(tookMs),
              })}
            </li>
          )
        })}
      </ol>
    </section>
  )
}
