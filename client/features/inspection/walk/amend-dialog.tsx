import { useState } from 'react'
import { inspectionTexts } from '#client/locales/inspection.ts'
import { useText } from '#client/locales/use-text.ts'
import { Button } from '#client/ui/button.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import { TextField } from '#client/ui/text-field.tsx'

const REASONS = ['amend.mistake', 'amend.late', 'amend.photo'] as const

type AmendDialogProps = {
  isOpen: boolean
  onClose: () => void
  onReason: (reason: string) => void
}

/** A signed round is not quietly changed: first why. */
export function AmendDialog({ isOpen, onClose, onReason }: AmendDialogProps) {
  const t = useText(inspectionTexts)
  const [own, setOwn] = useState('')
  return (
    <Dialog
      isOpen={isOpen}
      title={t('amend.title')}
      closeLabel={t('close')}
      onClose={onClose}
      isForm={own !== ''}
    >
      <div className="flex flex-col gap-3">
        {REASONS.map((key) => (
          <Button key={key} size="large" onPress={() => onReason(t(key))}>
            {t(key)}
          </Button>
        ))}
        <TextField label={t('otherReason')} value={own} onChange={setOwn} maxLength={400} />
        <Button
          tone="primary"
          size="large"
          isDisabled={own.trim() === ''}
          onPress={() => onReason(own.trim())}
        >
          {t('amend.begin')}
        </Button>
      </div>
    </Dialog>
  )
}
