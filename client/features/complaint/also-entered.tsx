import type { Held } from '#client/data/held.ts'
import { complaintTexts } from '#client/locales/complaint.ts'
import { useFormat } from '#client/locales/use-format.ts'
import { useText } from '#client/locales/use-text.ts'
import type { People } from '#client/people/use-people.ts'
import { Button } from '#client/ui/button.tsx'
import type { Complaint } from '#shared/complaint/complaint.ts'
import type { Json } from '#shared/record/json.ts'
import { readStamp } from '#shared/record/stamp.ts'
import { type FieldName, useFieldTexts } from './field-texts.ts'

type AlsoEnteredProps = {
  complaint: Held<Complaint>
  zone: string
  people: People
  /** Puts the other value back in its place. */
  onUse: (field: FieldName, value: Json, who: string) => void
}

/** Values that lost to a concurrent edit: kept, one tap away, one tap to bring back. */
export function AlsoEntered({ complaint, zone, people, onUse }: AlsoEnteredProps) {
  const t = useText(complaintTexts)
  const format = useFormat()
  const fields = useFieldTexts(people)
  const others = Object.entries(complaint.also ?? {}).flatMap(([field, values]) =>
    fields.isField(field)
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
            <span className="min-w-48 flex-1">
              <span className="block text-label text-muted">
                {t('alsoOf', { field: fields.label(field) })}
              </span>
              <bdi className="block whitespace-pre-line">{fields.value(field, value)}</bdi>
              <span className="figures block text-label text-muted">
                {t('whoWhen', {
                  who: people.nameOf(by),
                  time: format.dayTime(readStamp(stamp).ms, zone),
                })}
              </span>
            </span>
            <Button onPress={() => onUse(field, value, people.nameOf(by))}>
              {t('useThis')}
            </Button>
          </li>
        ))}
      </ul>
    </details>
  )
}
