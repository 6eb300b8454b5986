import { useState } from 'react'
import { trafficTexts } from '#client/locales/traffic.ts'
import { useText } from '#client/locales/use-text.ts'
import { SavedText } from '#client/people/saved-text.tsx'
import type { Visit } from '#shared/visit/visit.ts'
import { INVITED_BY, TRANSPORTS } from '#shared/visit/visit-values.ts'
import { ChoiceChips, optionsOf, YesNo } from './choice-chips.tsx'
import { hostOptions } from './host-options.ts'
import { SavedTime } from './saved-time.tsx'
import type { VisitFormProps } from './visit-form.tsx'

const TEXTS = [
  { field: 'plateTail', maxLength: 8 },
  { field: 'sourceDetail', maxLength: 200 },
  { field: 'trim', maxLength: 80 },
  { field: 'color', maxLength: 80 },
  { field: 'competitor', maxLength: 80 },
  { field: 'paperSheetNo', maxLength: 40 },
  { field: 'note', maxLength: 2000 },
] as const satisfies readonly { field: keyof Visit; maxLength: number }[]

/** What the paper form asks for and few rows need. */
export function MoreFields(form: VisitFormProps) {
  const t = useText(trafficTexts)
  const [isOpen, setIsOpen] = useState(false)
  return (
    <details
      open={isOpen}
      onToggle={(event) => setIsOpen(event.currentTarget.open)}
      className="rounded-control border border-hairline px-4"
    >
      <summary className="min-h-14 cursor-pointer py-4 font-semibold">{t('more')}</summary>
      {isOpen && <Fields {...form} />}
    </details>
  )
}

function Fields({ visit, zone, people, set }: VisitFormProps) {
  const t = useText(trafficTexts)
  const isLate = (at: number) => (at < visit.arriveAt ? t('leaveTooEarly') : null)
  return (
    <div className="flex flex-col gap-4 pb-4">
      <div className="grid grid-cols-2 gap-4">
        <SavedTime
          label={t('arriveAt')}
          day={visit.day}
          zone={zone}
          value={visit.arriveAt}
          onSave={(arriveAt) => arriveAt !== null && set({ arriveAt })}
        />
        <SavedTime
          label={t('leaveAt')}
          day={visit.day}
          zone={zone}
          value={visit.leaveAt}
          check={isLate}
          onSave={(leaveAt) => set({ leaveAt })}
        />
      </div>
      <ChoiceChips
        label={t('deputy')}
        options={hostOptions(people.staff)}
        value={visit.deputyId}
        onChange={(deputyId) => set({ deputyId })}
      />
      <YesNo
        label={t('byAppointment')}
        value={visit.byAppointment}
        onChange={(byAppointment) => set({ byAppointment: byAppointment === true })}
      />
      <ChoiceChips
        label={t('invitedBy')}
        options={optionsOf(INVITED_BY, (by) => t(`invited.${by}`))}
        value={visit.invitedBy}
        onChange={(invitedBy) => set({ invitedBy })}
      />
      <ChoiceChips
        label={t('transport')}
        options={optionsOf(TRANSPORTS, (by) => t(`transport.${by}`))}
        value={visit.transport}
        onChange={(transport) => set({ transport })}
      />
      <YesNo
        label={t('seenOff')}
        value={visit.seenOff}
        onChange={(seenOff) => set({ seenOff })}
      />
      <div className="grid gap-4 rail:grid-cols-2">
        {TEXTS.map(({ field, maxLength }) => (
          <SavedText
            key={field}
            draftKey={`visit ${visit.id} ${field}`}
            label={t(field)}
            optionalLabel={t('optional')}
            value={visit[field]}
            onSave={(text) => set({ [field]: text })}
            maxLength={maxLength}
          />
        ))}
      </div>
    </div>
  )
}
