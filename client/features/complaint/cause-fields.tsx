import { complaintTexts } from '#client/locales/complaint.ts'
import { caseTexts } from '#client/locales/complaint-case.ts'
import { useText } from '#client/locales/use-text.ts'
import type { People } from '#client/people/use-people.ts'
import { Chip, Chips } from '#client/ui/chip.tsx'
import { Select } from '#client/ui/select.tsx'
import { TextArea } from '#client/ui/text-area.tsx'
import { TextField } from '#client/ui/text-field.tsx'
import type { Complaint } from '#shared/complaint/complaint.ts'
import { CAUSE_TYPES, type CauseType } from '#shared/complaint/complaint-values.ts'

export type Cause = {
  causeType: CauseType | null
  rootCause: string
  prevention: string
  preventionOwnerId: string | null
  preventionDue: string | null
}

export function causeOf(complaint: Complaint): Cause {
  return {
    causeType: complaint.causeType ?? null,
    rootCause: complaint.rootCause ?? '',
    prevention: complaint.prevention ?? '',
    preventionOwnerId: complaint.preventionOwnerId ?? null,
    preventionDue: complaint.preventionDue ?? null,
  }
}

type CauseFieldsProps = {
  value: Cause
  people: People
  onChange: (change: Partial<Cause>) => void
}

export function CauseFields({ value, people, onChange }: CauseFieldsProps) {
  const t = useText(complaintTexts)
  const c = useText(caseTexts)
  return (
    <>
      <Chips label={c('causeType')}>
        {CAUSE_TYPES.map((type) => (
          <Chip
            key={type}
            isChosen={value.causeType === type}
            onPress={() => onChange({ causeType: value.causeType === type ? null : type })}
          >
            {c(`cause.${type}`)}
          </Chip>
        ))}
      </Chips>
      <TextField
        label={c('rootCause')}
        optionalLabel={t('optional')}
        value={value.rootCause}
        onChange={(rootCause) => onChange({ rootCause })}
        maxLength={2000}
      />
      <TextArea
        label={c('prevention')}
        value={value.prevention}
        onChange={(prevention) => onChange({ prevention })}
        rows={2}
        maxLength={2000}
      />
      <div className="grid grid-cols-2 gap-3">
        <Select
          label={c('preventionOwner')}
          options={[{ value: '', label: t('noOwner') }, ...people.options]}
          value={value.preventionOwnerId ?? ''}
          onChange={(id) => onChange({ preventionOwnerId: id === '' ? null : id })}
        />
        <TextField
          type="date"
          label={c('preventionDue')}
          optionalLabel={t('optional')}
          value={value.preventionDue ?? ''}
          onChange={(day) => onChange({ preventionDue: day === '' ? null : day })}
        />
      </div>
    </>
  )
}
