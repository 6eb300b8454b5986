import type { Held } from '#client/data/held.ts'
import { trafficTexts } from '#client/locales/traffic.ts'
import { useText } from '#client/locales/use-text.ts'
import { AlsoEntered } from '#client/people/also-entered.tsx'
import type { People } from '#client/people/use-people.ts'
import type { Json } from '#shared/record/json.ts'
import type { Visit } from '#shared/visit/visit.ts'
import { useVisitWords } from './use-visit-words.ts'

type AlsoInVisitProps = {
  visit: Held<Visit>
  people: People
  zone: string
  set: (fields: Partial<Visit>) => void
}

export function AlsoInVisit({ visit, people, zone, set }: AlsoInVisitProps) {
  const t = useText(trafficTexts)
  const words = useVisitWords(people, zone)
  return (
    <AlsoEntered
      record={visit}
      isField={words.isField}
      title={(count) => t('also', { count })}
      useLabel={t('useThis')}
      onUse={({ field, value }) => set({ [field]: value as Exclude<Json, undefined> })}
    >
      {({ field, value, by }) => (
        <bdi className="min-w-48 flex-1">
          {t('alsoBy', {
            field: words.label(field),
            value: words.value(field, value),
            who: people.nameOf(by),
          })}
        </bdi>
      )}
    </AlsoEntered>
  )
}
