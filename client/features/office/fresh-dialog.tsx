import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { officeTexts } from '#client/locales/office.ts'
import { useText } from '#client/locales/use-text.ts'
import { Button } from '#client/ui/button.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import { TextField } from '#client/ui/text-field.tsx'
import { freshReplySchema } from '#shared/office/session-protocol.ts'
import { officeCall } from './office-call.ts'
import { problemCode } from './office-problem.ts'

const CODE = /^\d{6}$/

/** For what has consequences: the authenticator once more, then it is done as it was asked. */
export function FreshDialog({
  onProved,
  onClose,
}: {
  onProved: () => void
  onClose: () => void
}) {
  const t = useText(officeTexts)
  const [code, setCode] = useState('')
  const prove = useMutation({
    mutationFn: () =>
      officeCall({ path: '/session/fresh', body: { code }, reply: freshReplySchema }),
    onSuccess: onProved,
  })
  const why = prove.error && problemCode(prove.error)
  const handleProve = () => CODE.test(code) && prove.mutate()
  return (
    <Dialog
      isOpen
      isForm
      title={t('fresh.title')}
      closeLabel={t('close')}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t('cancel')}</Button>
          <Button
            tone="primary"
            isBusy={prove.isPending}
            isDisabled={!CODE.test(code)}
            onPress={handleProve}
          >
            {t('fresh.confirm')}
          </Button>
        </>
      }
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          handleProve()
        }}
        className="flex flex-col gap-4"
      >
        <p>{t('fresh.text')}</p>
        <TextField
          label={t('fresh.code')}
          value={code}
          onChange={setCode}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={6}
          errorMessage={
            why ? t(why === 'other' ? 'fresh.wrong' : `problem.${why}`) : undefined
          }
          isRequired
        />
      </form>
    </Dialog>
  )
}
