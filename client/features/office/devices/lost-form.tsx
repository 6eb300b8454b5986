import { useState } from 'react'
import { officeTexts } from '#client/locales/office.ts'
import { devicesTexts } from '#client/locales/office-devices.ts'
import { useText } from '#client/locales/use-text.ts'
import { Button } from '#client/ui/button.tsx'
import { showSnackbar } from '#client/ui/snackbar-state.ts'
import { TextField } from '#client/ui/text-field.tsx'
import type { OfficeDevice } from '#shared/office/device-protocol.ts'
import { doneSchema } from '#shared/people/identity-protocol.ts'
import { officeCall } from '../office-call.ts'
import { ProblemNote } from '../problem-note.tsx'
import { useAct } from '../use-act.tsx'

type LostFormProps = { device: OfficeDevice; onClose: () => void }

/** What it has not sent is given up, so its name is typed: nobody wipes the one beside it. */
export function LostForm({ device, onClose }: LostFormProps) {
  const t = useText(officeTexts)
  const d = useText(devicesTexts)
  const [typed, setTyped] = useState('')
  const lose = useAct({
    act: (body: { name: string }) =>
      officeCall({ path: `/devices/${device.deviceId}/lost`, body, reply: doneSchema }),
    changes: ['devices'],
    onDone: () => {
      showSnackbar({ text: d('lost.done', { name: device.name }) })
      onClose()
    },
  })
  const isNamed = typed.trim() === device.name.trim()
  const waiting = device.report.waiting
  return (
    <form
      noValidate
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault()
        if (isNamed) lose.run({ name: typed.trim() })
      }}
    >
      <p>{d('lost.text')}</p>
      {waiting !== null && waiting > 0 && (
        <p className="font-semibold text-bad">{d('lost.forfeits', { count: waiting })}</p>
      )}
      <TextField
        label={d('lost.type', { name: device.name })}
        value={typed}
        onChange={setTyped}
        isRequired
      />
      <ProblemNote error={lose.error} />
      <div className="flex flex-wrap gap-3">
        <Button onPress={onClose}>{t('cancel')}</Button>
        <Button tone="danger" type="submit" isBusy={lose.isBusy} isDisabled={!isNamed}>
          {d('lost')}
        </Button>
      </div>
      {lose.proof}
    </form>
  )
}
