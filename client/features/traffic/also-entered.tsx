import type { Held } from '#client/data/held.ts'
import { trafficTexts } from '#client/locales/traffic.ts'
import { useText } from '#client/locales/use-text.ts'
import type { People } from '#client/people/use-people.ts'
import { Button } from '#client/ui/button.tsx'
import type { Json } from '#shared/record/json.ts'
import type { Visit } from '#shared/visit/visit.ts'
import { useVisitWords } from './use-visit-words.ts'

type AlsoEnteredProps = {
  visit: Held<Visit>
  people: People
  zone: string
  set: (fields: Partial<Visit>) => void
}

/** Values that lost to a concurrent edit: kept, one tap away, one tap to bring back. */
export function AlsoEntered({ visit, people, zone, set }: AlsoEnteredProps) {
  const t = useText(trafficTexts)
  const words = useVisitWords(people, zone)
  const others = Object.entries(visit.also ?? {}).flatMap(([field, values]) =>
    words.isField(field)
      ? values.map(([value, stamp, by]) => ({ field, value, stamp, by }))
      : [],
  )
  if (others.length === 0) return null
  return (
    <details className="rounded-control border border-hairline px-4">
      <summary className="min-h-12 cursor-pointer py-3 font-semibold">
        {t('also', { count: others.length })}
      </summary>
      <ul className="flex flex-col pb-3">
        {others.map(({ field, value, stamp, by }) => (
          <li
            key={`${field} ${stamp}`}
            className="flex flex-wrap items-center gap-3 border-hairline border-t py-2"
          >
            <bdi className="min-w-48 flex-1">
              {t('alsoBy', {
                field: words.label(field),
                value: words.value(field, value),
                who: people.nameOf(by),
              })}
            </bdi>
            <Button onPress={() => set({ [field]: value as Exclude<Json, undefined> })}>
              {t('useThis')}
            </Button>
          </li>
        ))}
      </ul>
    </details>
  )
}
