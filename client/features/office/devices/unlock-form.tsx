import { useState } from 'react'
import { devicesTexts } from '#client/locales/office-devices.ts'
import { useText } from '#client/locales/use-text.ts'
import { EnrolmentCode } from '#client/people/enrolment-code.tsx'
import { Button } from '#client/ui/button.tsx'
import type { OfficeDevice } from '#shared/office/device-protocol.ts'
import {
  type EnrolmentCodeReply,
  enrolmentCodeReplySchema,
} from '#shared/people/identity-protocol.ts'
import { officeCall } from '../office-call.ts'
import { ProblemNote } from '../problem-note.tsx'
import { useAct } from '../use-act.tsx'

/** Whoever has the device in hand enters the code; whoever has its old credential cannot. */
export function UnlockForm({ device }: { device: OfficeDevice }) {
  const d = useText(devicesTexts)
  const [code, setCode] = useState<EnrolmentCodeReply | null>(null)
  const unlock = useAct({
    act: (body: object) =>
      officeCall({
        ...{ path: `/devices/${device.deviceId}/unlock`, body },
        reply: enrolmentCodeReplySchema,
      }),
    changes: ['devices'],
    onDone: setCode,
  })
  const again = () => unlock.run({})
  if (code) return <EnrolmentCode code={code} isBusy={unlock.isBusy} onAgain={again} />
  return (
    <section aria-label={d('unlock')} className="flex flex-col items-start gap-3">
      <p>{d('unlock.text')}</p>
      <ProblemNote error={unlock.error} />
      <Button tone="primary" isBusy={unlock.isBusy} onPress={again}>
        {d('unlock')}
      </Button>
      {unlock.proof}
    </section>
  )
}
