import type { Held } from '#client/data/held.ts'
import { complaintTexts } from '#client/locales/complaint.ts'
import { useFormat } from '#client/locales/use-format.ts'
import { useText } from '#client/locales/use-text.ts'
import { AlsoEntered } from '#client/people/also-entered.tsx'
import type { People } from '#client/people/use-people.ts'
import type { Complaint } from '#shared/complaint/complaint.ts'
import type { Json } from '#shared/record/json.ts'
import { readStamp } from '#shared/record/stamp.ts'
import { type FieldName, useFieldTexts } from './field-texts.ts'

type AlsoInComplaintProps = {
  complaint: Held<Complaint>
  zone: string
  people: People
  onUse: (field: FieldName, value: Json, who: string) => void
}

export function AlsoInComplaint({ complaint, zone, people, onUse }: AlsoInComplaintProps) {
  const t = useText(complaintTexts)
  const format = useFormat()
  const fields = useFieldTexts(people)
  return (
    <AlsoEntered
      record={complaint}
      isField={fields.isField}
      title={(count) => t('also', { count })}
      useLabel={t('useThis')}
      onUse={({ field, value, by }) => onUse(field, value, people.nameOf(by))}
    >
      {({ field, value, stamp, by }) => (
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
      )}
    </AlsoEntered>
  )
}
