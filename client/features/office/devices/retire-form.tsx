import { officeTexts } from '#client/locales/office.ts'
import { devicesTexts } from '#client/locales/office-devices.ts'
import { useText } from '#client/locales/use-text.ts'
import { Button } from '#client/ui/button.tsx'
import { showSnackbar } from '#client/ui/snackbar-state.ts'
import type { OfficeDevice } from '#shared/office/device-protocol.ts'
import { doneSchema } from '#shared/people/identity-protocol.ts'
import { officeCall } from '../office-call.ts'
import { ProblemNote } from '../problem-note.tsx'
import { useAct } from '../use-act.tsx'

type EndFormProps = { device: OfficeDevice; onClose: () => void }

/** Nothing is lost: it sends first. */
export function RetireForm({ device, onClose }: EndFormProps) {
  const t = useText(officeTexts)
  const d = useText(devicesTexts)
  const retire = useAct({
    act: (body: object) =>
      officeCall({ path: `/devices/${device.deviceId}/retire`, body, reply: doneSchema }),
    changes: ['devices'],
    onDone: () => {
      showSnackbar({ text: d('retire.done', { name: device.name }) })
      onClose()
    },
  })
  return (
    <div className="flex flex-col gap-3">
      <p>{d('retire.text')}</p>
      <ProblemNote error={retire.error} />
      <div className="flex flex-wrap gap-3">
        <Button onPress={onClose}>{t('cancel')}</Button>
        <Button tone="primary" isBusy={retire.isBusy} onPress={() => retire.run({})}>
          {d('retire')}
        </Button>
      </div>
      {retire.proof}
    </div>
  )
}
