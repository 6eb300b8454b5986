import { useState } from 'react'
import { officeTexts } from '#client/locales/office.ts'
import { signedTexts } from '#client/locales/office-signed.ts'
import { useText } from '#client/locales/use-text.ts'
import { Button } from '#client/ui/button.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import { showSnackbar } from '#client/ui/snackbar-state.ts'
import { TextArea } from '#client/ui/text-area.tsx'
import type { ReopenRequest, SignedRow } from '#shared/office/signed-protocol.ts'
import { doneSchema } from '#shared/people/identity-protocol.ts'
import { officeCall } from '../office-call.ts'
import { ProblemNote } from '../problem-note.tsx'
import { useAct } from '../use-act.tsx'

type ReopenDialogProps = { row: SignedRow; name: string; onClose: () => void }

/** The reason goes to the tablet with the name of whoever gives it. */
export function ReopenDialog({ row, name, onClose }: ReopenDialogProps) {
  const office = useText(officeTexts)
  const t = useText(signedTexts)
  const [reason, setReason] = useState('')
  const act = useAct({
    act: (body: ReopenRequest) =>
      officeCall({ path: '/signed/reopen', body, reply: doneSchema }),
    changes: ['signed'],
    onDone: () => {
      showSnackbar({ text: t('done') })
      onClose()
    },
  })
  const words = reason.trim()
  const { kind, id, storeId } = row
  return (
    <>
      <Dialog
        isOpen
        isForm
        title={t('reopenOf', { what: name })}
        closeLabel={office('close')}
        onClose={onClose}
        footer={
          <>
            <Button onPress={onClose}>{office('cancel')}</Button>
            <Button
              tone="primary"
              isBusy={act.isBusy}
              isDisabled={words === ''}
              onPress={() => act.run({ kind, id, storeId, reason: words })}
            >
              {t('confirm')}
            </Button>
          </>
        }
      >
        <div className="flex flex-col gap-4">
          <TextArea
            label={t('why')}
            description={t('whyHint')}
            value={reason}
            onChange={setReason}
            maxLength={400}
            isRequired
          />
          <ProblemNote error={act.error} />
        </div>
      </Dialog>
      {act.proof}
    </>
  )
}
