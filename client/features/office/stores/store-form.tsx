import { type ReactNode, useState } from 'react'
import { officeTexts } from '#client/locales/office.ts'
import { storesTexts } from '#client/locales/office-stores.ts'
import { useText } from '#client/locales/use-text.ts'
import { FormEnd } from '#client/ui/form-end.tsx'
import { useOpenForm } from '#client/ui/open-forms.ts'
import { TextField } from '#client/ui/text-field.tsx'
import { type StoreFields, storeFieldsSchema } from '#shared/office/store-protocol.ts'

type StoreFormProps = {
  before: StoreFields
  saveLabel: string
  isBusy: boolean
  onSave: (fields: StoreFields) => void
  onClose: () => void
  /** Why it was not saved, above the buttons. */
  note: (fields: StoreFields, setFields: (fields: StoreFields) => void) => ReactNode
}

/** Name, time zone and opening hours: every business day and deadline hangs on them. */
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
  const problemOf = (field: keyof StoreFields) =>
    isTried && wrong.has(field) ? s(`wrong.${field}`) : undefined
  const fieldOf = (field: keyof StoreFields) => ({
    label: s(field),
    value: fields[field],
    onChange: (typed: string) => setFields({ ...fields, [field]: typed }),
    errorMessage: problemOf(field),
    isRequired: true,
  })

  function handleSave() {
    setIsTried(true)
    if (parsed.success) onSave(parsed.data)
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
      <p className="text-minor text-muted">{s('hours.hint')}</p>
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
