import { MonitorPlay, Tablet } from 'lucide-react'
import { useState } from 'react'
import { type Caller, newEnrolmentCode } from '#client/data/identity-api.ts'
import { manageTexts } from '#client/locales/manage.ts'
import { useText } from '#client/locales/use-text.ts'
import { EnrolmentCode } from '#client/people/enrolment-code.tsx'
import { Button } from '#client/ui/button.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import { RadioTiles } from '#client/ui/radio-tiles.tsx'
import { TextField } from '#client/ui/text-field.tsx'
import type { DeviceKind, EnrolmentCodeReply } from '#shared/people/identity-protocol.ts'
import { type ManageProblem, manageProblem } from './manage-problem.ts'
import { ProblemNote } from './problem-note.tsx'

export type NewCodeDialogProps = {
  caller: Caller
  onClose: () => void
  onSignInAgain: () => void
}

/** First what it is for, then the code itself, big enough for a camera across a desk. */
export function NewCodeDialog({ caller, onClose, onSignInAgain }: NewCodeDialogProps) {
  const t = useText(manageTexts)
  const [kind, setKind] = useState<DeviceKind>('tablet')
  const [name, setName] = useState('')
  const [isTried, setIsTried] = useState(false)
  const [isBusy, setIsBusy] = useState(false)
  const [problem, setProblem] = useState<ManageProblem | null>(null)
  const [code, setCode] = useState<EnrolmentCodeReply | null>(null)

  async function handleMake() {
    setIsTried(true)
    if (name.trim() === '') return
    setIsBusy(true)
    const answer = await newEnrolmentCode(caller, {
      deviceKind: kind,
      deviceName: name.trim(),
    })
    setIsBusy(false)
    setProblem(manageProblem(answer))
    if (answer.type === 'ok') setCode(answer.value)
  }

  if (code) {
    return (
      <Dialog
        isOpen
        isForm
        title={t('codeTitle', { name: name.trim() })}
        closeLabel={t('close')}
        onClose={onClose}
      >
        <EnrolmentCode code={code} isBusy={isBusy} onAgain={() => void handleMake()} />
        <ProblemNote problem={problem} onSignInAgain={onSignInAgain} />
      </Dialog>
    )
  }
  return (
    <Dialog
      isOpen
      isForm
      title={t('addDevice')}
      closeLabel={t('close')}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t('cancel')}</Button>
          <Button tone="primary" isBusy={isBusy} onPress={() => void handleMake()}>
            {t('makeCode')}
          </Button>
        </>
      }
    >
      <form
        noValidate
        className="flex flex-col gap-6"
        onSubmit={(event) => {
          event.preventDefault()
          void handleMake()
        }}
      >
        <RadioTiles
          label={t('deviceKind')}
          value={kind}
          onChange={setKind}
          options={[
            { value: 'tablet', label: t('tablet'), icon: Tablet },
            { value: 'display', label: t('display'), icon: MonitorPlay },
          ]}
        />
        <TextField
          label={t('deviceName')}
          description={t('deviceNameHint')}
          value={name}
          onChange={setName}
          maxLength={60}
          errorMessage={isTried && name.trim() === '' ? t('error.required') : undefined}
          isRequired
        />
        <ProblemNote problem={problem} onSignInAgain={onSignInAgain} />
        <button type="submit" hidden />
      </form>
    </Dialog>
  )
}
