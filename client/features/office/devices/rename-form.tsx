import { useState } from 'react'
import { officeTexts } from '#client/locales/office.ts'
import { devicesTexts } from '#client/locales/office-devices.ts'
import { useText } from '#client/locales/use-text.ts'
import { Button } from '#client/ui/button.tsx'
import { useOpenForm } from '#client/ui/open-forms.ts'
import { TextField } from '#client/ui/text-field.tsx'
import type { OfficeDevice } from '#shared/office/device-protocol.ts'
import { differsNow } from '../differs-note.tsx'
import { ProblemNote } from '../problem-note.tsx'
import { useRename } from './use-rename.ts'

export function RenameForm({ device }: { device: OfficeDevice }) {
  const t = useText(officeTexts)
  const d = useText(devicesTexts)
  const [name, setName] = useState(device.name)
  const rename = useRename(device.deviceId)
  const now = differsNow(rename.error)?.name
  const wanted = name.trim()
  useOpenForm(wanted !== device.name)
  return (
    <form
      noValidate
      className="flex flex-col items-start gap-3"
      onSubmit={(event) => {
        event.preventDefault()
        if (wanted !== '') rename.run({ name: wanted, seen: device.name })
      }}
    >
      <div className="w-full">
        <TextField
          label={d('name')}
          value={name}
          onChange={setName}
          maxLength={60}
          errorMessage={wanted === '' ? t('required') : undefined}
          isRequired
        />
      </div>
      {typeof now === 'string' ? (
        <p role="alert" className="text-attention">
          {t('differs.theirs', { value: now })}
        </p>
      ) : (
        <ProblemNote error={rename.error} />
      )}
      <Button
        type="submit"
        isBusy={rename.isBusy}
        isDisabled={wanted === '' || wanted === device.name}
      >
        {d('rename')}
      </Button>
    </form>
  )
}
