import { useState } from 'react'
import { officeTexts } from '#client/locales/office.ts'
import { devicesTexts } from '#client/locales/office-devices.ts'
import { useText } from '#client/locales/use-text.ts'
import { EnrolmentCode } from '#client/people/enrolment-code.tsx'
import { Button } from '#client/ui/button.tsx'
import { Select } from '#client/ui/select.tsx'
import type { OfficeDevice } from '#shared/office/device-protocol.ts'
import {
  type EnrolmentCodeReply,
  enrolmentCodeReplySchema,
} from '#shared/people/identity-protocol.ts'
import { officeCall } from '../office-call.ts'
import { ProblemNote } from '../problem-note.tsx'
import { useAct } from '../use-act.tsx'
import { useStores } from '../use-stores.ts'

type MoveFormProps = { device: OfficeDevice; onClose: () => void }

/** It retires here and is enrolled anew there: what it holds belongs to this store. */
export function MoveForm({ device, onClose }: MoveFormProps) {
  const t = useText(officeTexts)
  const d = useText(devicesTexts)
  const stores = (useStores().data?.stores ?? []).filter(({ id }) => id !== device.storeId)
  const [storeId, setStoreId] = useState<string | null>(null)
  const [code, setCode] = useState<EnrolmentCodeReply | null>(null)
  const move = useAct({
    act: (body: { storeId: string }) =>
      officeCall({
        ...{ path: `/devices/${device.deviceId}/move`, body },
        reply: enrolmentCodeReplySchema,
      }),
    changes: ['devices'],
    onDone: setCode,
  })
  if (code) return <EnrolmentCode code={code} isBusy={false} />
  if (stores.length === 0) return <p className="text-muted">{d('move.nowhere')}</p>
  return (
    <div className="flex flex-col gap-3">
      <p>{d('move.text')}</p>
      <Select
        label={d('move.to')}
        value={storeId}
        onChange={setStoreId}
        options={stores.map(({ id, name }) => ({ value: id, label: name }))}
        isRequired
      />
      <ProblemNote error={move.error} />
      <div className="flex flex-wrap gap-3">
        <Button onPress={onClose}>{t('cancel')}</Button>
        <Button
          tone="primary"
          isBusy={move.isBusy}
          isDisabled={storeId === null}
          onPress={() => storeId && move.run({ storeId })}
        >
          {d('move')}
        </Button>
      </div>
      {move.proof}
    </div>
  )
}
