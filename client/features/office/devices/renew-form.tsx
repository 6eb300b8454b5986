import { devicesTexts } from '#client/locales/office-devices.ts'
import { useText } from '#client/locales/use-text.ts'
import { Button } from '#client/ui/button.tsx'
import { showSnackbar } from '#client/ui/snackbar-state.ts'
import type { OfficeDevice } from '#shared/office/device-protocol.ts'
import { doneSchema } from '#shared/people/identity-protocol.ts'
import { officeCall } from '../office-call.ts'
import { ProblemNote } from '../problem-note.tsx'
import { useAct } from '../use-act.tsx'

/** It does so by itself every week; whoever doubts need not wait [AU-2]. */
export function RenewForm({ device }: { device: OfficeDevice }) {
  const d = useText(devicesTexts)
  const renew = useAct({
    act: (body: object) =>
      officeCall({ path: `/devices/${device.deviceId}/renew`, body, reply: doneSchema }),
    changes: ['devices'],
    onDone: () => showSnackbar({ text: d('renew.done', { name: device.name }) }),
  })
  return (
    <div className="flex flex-col items-start gap-3">
      <ProblemNote error={renew.error} />
      <Button isBusy={renew.isBusy} onPress={() => renew.run({})}>
        {d('renew')}
      </Button>
    </div>
  )
}
