import { MonitorPlay, Tablet } from 'lucide-react'
import { useState } from 'react'
import { officeTexts } from '#client/locales/office.ts'
import { devicesTexts } from '#client/locales/office-devices.ts'
import { useText } from '#client/locales/use-text.ts'
import { EnrolmentCode } from '#client/people/enrolment-code.tsx'
import { Button } from '#client/ui/button.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import { useOpenForm } from '#client/ui/open-forms.ts'
import { RadioTiles } from '#client/ui/radio-tiles.tsx'
import { Select } from '#client/ui/select.tsx'
import { TextField } from '#client/ui/text-field.tsx'
import type { OfficeCodeRequest } from '#shared/office/device-protocol.ts'
import {
  type DeviceKind,
  type EnrolmentCodeReply,
  enrolmentCodeReplySchema,
} from '#shared/people/identity-protocol.ts'
import { officeCall } from '../office-call.ts'
import { ProblemNote } from '../problem-note.tsx'
import { useStoreFilter } from '../store-filter-state.ts'
import { useAct } from '../use-act.tsx'
import { useStores } from '../use-stores.ts'

/** First what it is for and where, then the code, big enough for a camera across a desk. */
export function NewDeviceDialog({ onClose }: { onClose: () => void }) {
  const t = useText(officeTexts)
  const d = useText(devicesTexts)
  const stores = useStores().data?.stores ?? []
  const filtered = useStoreFilter((s) => s.storeId)
  const only = stores.length === 1 ? (stores[0]?.id ?? null) : null
  const [storeId, setStoreId] = useState(filtered ?? only)
  const [kind, setKind] = useState<DeviceKind>('tablet')
  const [name, setName] = useState('')
  const [isTried, setIsTried] = useState(false)
  const [code, setCode] = useState<EnrolmentCodeReply | null>(null)
  const make = useAct({
    act: (body: OfficeCodeRequest) =>
      officeCall({ path: '/devices/codes', body, reply: enrolmentCodeReplySchema }),
    changes: ['devices'],
    onDone: setCode,
  })
  useOpenForm(code === null && name !== '')
  const chosenStore = storeId ?? only

  function handleMake() {
    setIsTried(true)
    const deviceName = name.trim()
    if (deviceName === '' || chosenStore === null) return
    make.run({ storeId: chosenStore, deviceKind: kind, deviceName })
  }

  if (code) {
    return (
      <Dialog
        isOpen
        isForm
        title={d('code.title', { name: name.trim() })}
        closeLabel={t('close')}
        onClose={onClose}
      >
        <EnrolmentCode code={code} isBusy={make.isBusy} onAgain={handleMake} />
        <ProblemNote error={make.error} />
      </Dialog>
    )
  }
  return (
    <Dialog
      isOpen
      isForm
      title={d('add')}
      closeLabel={t('close')}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t('cancel')}</Button>
          <Button tone="primary" isBusy={make.isBusy} onPress={handleMake}>
            {d('code.make')}
          </Button>
        </>
      }
    >
      <form
        noValidate
        className="flex flex-col gap-6"
        onSubmit={(event) => {
          event.preventDefault()
          handleMake()
        }}
      >
        <RadioTiles
          label={d('kind')}
          value={kind}
          onChange={setKind}
          options={[
            { value: 'tablet', label: d('tablet'), icon: Tablet },
            { value: 'display', label: d('display'), icon: MonitorPlay },
          ]}
        />
        <Select
          label={t('store')}
          value={chosenStore}
          onChange={setStoreId}
          options={stores.map(({ id, name: label }) => ({ value: id, label }))}
          errorMessage={isTried && chosenStore === null ? t('required') : undefined}
          isRequired
        />
        <TextField
          label={d('name')}
          description={d('name.hint')}
          value={name}
          onChange={setName}
          maxLength={60}
          errorMessage={isTried && name.trim() === '' ? t('required') : undefined}
          isRequired
        />
        <ProblemNote error={make.error} />
        <button type="submit" hidden />
      </form>
    </Dialog>
  )
}
