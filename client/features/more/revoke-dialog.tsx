import { useState } from 'react'
import type { Answer } from '#client/data/identity-api.ts'
import { manageTexts } from '#client/locales/manage.ts'
import { useText } from '#client/locales/use-text.ts'
import { Button } from '#client/ui/button.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import { type ManageProblem, manageProblem } from './manage-problem.ts'
import { ProblemNote } from './problem-note.tsx'

export type RevokeDialogProps = {
  name: string
  onClose: () => void
  onRevoke: () => Promise<Answer<unknown>>
  onRevoked: () => void
  onSignInAgain: () => void
}

/** One of the few questions asked: there is no undo for it. */
export function RevokeDialog(props: RevokeDialogProps) {
  const { name, onClose, onRevoke, onRevoked, onSignInAgain } = props
  const t = useText(manageTexts)
  const [isBusy, setIsBusy] = useState(false)
  const [problem, setProblem] = useState<ManageProblem | null>(null)

  async function handleRevoke() {
    setIsBusy(true)
    const failed = manageProblem(await onRevoke())
    setIsBusy(false)
    setProblem(failed)
    if (!failed) onRevoked()
  }

  return (
    <Dialog
      isOpen
      title={t('revokeTitle', { name })}
      closeLabel={t('close')}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t('cancel')}</Button>
          <Button tone="danger" isBusy={isBusy} onPress={() => void handleRevoke()}>
            {t('revoke')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <p>{t('revokeText')}</p>
        <ProblemNote problem={problem} onSignInAgain={onSignInAgain} />
      </div>
    </Dialog>
  )
}
