import { type ReactNode, useState } from 'react'
import { officeTexts } from '#client/locales/office.ts'
import { storesTexts } from '#client/locales/office-stores.ts'
import { useText } from '#client/locales/use-text.ts'
import { FormEnd } from '#client/ui/form-end.tsx'
import { useOpenForm } from '#client/ui/open-forms.ts'
import { RadioTiles } from '#client/ui/radio-tiles.tsx'
import { TextField } from '#client/ui/text-field.tsx'
import { type StoreSettings, storeFieldsSchema } from '#shared/office/store-protocol.ts'
import { CLOCK_MODES } from '#shared/store/store.ts'
import { ClosedDays } from './closed-days.tsx'
import { WeekField } from './week-field.tsx'

type StoreFormProps = {
  before: StoreSettings
  saveLabel: string
  isBusy: boolean
  onSave: (fields: StoreSettings) => void
  onClose: () => void
  /** Why it was not saved, above the buttons. */
  note: (fields: StoreSettings, setFields: (fields: StoreSettings) => void) => ReactNode
}

const TYPED = ['name', 'zone', 'opens', 'closes', 'quietFrom', 'quietTo'] as const

/** Name, time zone, hours, quiet time: every business day and deadline hangs on them. */
export function StoreForm(props: StoreFormProps) {
  const { saveLabel, isBusy, onSave, onClose, note } = props
  const t = useText(officeTexts)
  const s = useText(storesTexts)
  const [before] = useState(props.before)
  const [fields, setFields] = useState(before)
  const [isTried, setIsTried] = useState(false)
  useOpenForm(fields !== before)
  const parsed = storeFieldsSchema.safeParse(fields)
  const wrong = new Set(parsed.error?.issues.map((issue) => issue.path[0]))
  const fieldOf = (field: (typeof TYPED)[number]) => ({
    label: s(field),
    value: fields[field],
    onChange: (typed: string) => setFields({ ...fields, [field]: typed }),
    errorMessage: isTried && wrong.has(field) ? s(`wrong.${field}`) : undefined,
    isRequired: true,
  })

  function handleSave() {
    setIsTried(true)
    if (parsed.success) onSave(fields)
  }

  return (
    <form
      noValidate
      className="flex flex-col gap-6"
      onSubmit={(event) => {
        event.preventDefault()
        handleSave()
      }}
    >
      <TextField {...fieldOf('name')} maxLength={80} />
      <TextField {...fieldOf('zone')} maxLength={60} description={s('zone.hint')} />
      <div className="flex flex-wrap gap-4 *:min-w-32 *:flex-1">
        <TextField {...fieldOf('opens')} type="time" />
        <TextField {...fieldOf('closes')} type="time" />
      </div>
      <WeekField
        usual={fields}
        week={fields.week}
        errorMessage={isTried && wrong.has('week') ? s('wrong.opens') : undefined}
        onChange={(week) => setFields({ ...fields, week })}
      />
      <ClosedDays
        days={fields.closedDays}
        onChange={(closedDays) => setFields({ ...fields, closedDays })}
      />
      <p className="text-minor text-muted">{s('hours.hint')}</p>
      <div className="flex flex-wrap gap-4 *:min-w-32 *:flex-1">
        <TextField {...fieldOf('quietFrom')} type="time" />
        <TextField {...fieldOf('quietTo')} type="time" />
      </div>
      <p className="-mt-3 text-minor text-muted">{s('quiet.hint')}</p>
      <RadioTiles
        label={s('clockMode')}
        columns={1}
        value={fields.clockMode}
        onChange={(clockMode) => setFields({ ...fields, clockMode })}
        options={CLOCK_MODES.map((value) => ({
          ...{ value, label: s(`clockMode.${value}`) },
          description: s(`clockMode.${value}.hint`),
        }))}
      />
      {note(fields, setFields)}
      <FormEnd
        cancelLabel={t('cancel')}
        onCancel={onClose}
        save={{ label: saveLabel, isBusy, onSave: handleSave }}
      />
      <button type="submit" hidden />
    </form>
  )
}
