import { complaintTexts } from '#client/locales/complaint.ts'
import { caseTexts } from '#client/locales/complaint-case.ts'
import { useText } from '#client/locales/use-text.ts'
import type { People } from '#client/people/use-people.ts'
import { Chip, Chips } from '#client/ui/chip.tsx'
import { TextField } from '#client/ui/text-field.tsx'
import type { FieldsProps } from './complaint-fields.tsx'

const EMOTIONS = [1, 2, 3, 4, 5] as const

/** Which car, which order, how upset, and about whom. */
export function AboutFields({ draft, onChange, people }: FieldsProps & { people: People }) {
  const t = useText(complaintTexts)
  const c = useText(caseTexts)
  const { aboutStaff, emotion } = draft
  const toggle = (id: string) =>
    onChange({
      aboutStaff: aboutStaff.includes(id)
        ? aboutStaff.filter((one) => one !== id)
        : [...aboutStaff, id],
    })
  return (
    <>
      <Chips label={c('emotion')}>
        {EMOTIONS.map((value) => (
          <Chip
            key={value}
            isChosen={emotion === value}
            onPress={() => onChange({ emotion: emotion === value ? null : value })}
          >
            {c(`emotion.${value}`)}
          </Chip>
        ))}
      </Chips>
      <Chips label={c('aboutStaff')}>
        {people.staff.map(({ id, name }) => (
          <Chip key={id} isChosen={aboutStaff.includes(id)} onPress={() => toggle(id)}>
            {name}
          </Chip>
        ))}
      </Chips>
      <div className="grid gap-4 rail:grid-cols-3">
        <TextField
          label={c('plate')}
          optionalLabel={t('optional')}
          value={draft.plate}
          onChange={(plate) => onChange({ plate })}
          maxLength={20}
        />
        <TextField
          label={c('vinLast6')}
          optionalLabel={t('optional')}
          value={draft.vinLast6}
          onChange={(vinLast6) => onChange({ vinLast6 })}
          maxLength={6}
        />
        <TextField
          label={c('orderRef')}
          optionalLabel={t('optional')}
          value={draft.orderRef}
          onChange={(orderRef) => onChange({ orderRef })}
          maxLength={40}
        />
      </div>
    </>
  )
}
