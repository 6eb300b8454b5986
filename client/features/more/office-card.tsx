import { useState } from 'react'
import { inviteToOffice } from '#client/data/office-invite-api.ts'
import { lock, useSession } from '#client/data/session.ts'
import { officeSignInTexts } from '#client/locales/office-sign-in.ts'
import { useText } from '#client/locales/use-text.ts'
import { Button } from '#client/ui/button.tsx'
import { Card } from '#client/ui/card.tsx'
import { QrCode } from '#client/ui/qr-code.tsx'
import { type ManageProblem, manageProblem } from './manage-problem.ts'
import { ProblemNote } from './problem-note.tsx'
import { useCaller } from './use-caller.ts'

type Invited = { type: 'invited'; path: string } | { type: 'has_account' }

/** How the first administrator gets from the tablet into the back office. */
export function OfficeCard() {
  const t = useText(officeSignInTexts)
  const caller = useCaller()
  const personId = useSession((s) => s.personId) ?? ''
  const [isBusy, setIsBusy] = useState(false)
  const [invited, setInvited] = useState<Invited | null>(null)
  const [problem, setProblem] = useState<ManageProblem | null>(null)

  async function handleInvite() {
    setIsBusy(true)
    const answer = await inviteToOffice(caller, personId)
    setIsBusy(false)
    const hasAccount = answer.type === 'refused' && answer.error.code === 'conflict'
    setProblem(hasAccount ? null : manageProblem(answer))
    if (hasAccount) setInvited({ type: 'has_account' })
    if (answer.type === 'ok') setInvited({ type: 'invited', path: answer.value.path })
  }

  return (
    <Card title={t('toOffice')}>
      <div className="flex flex-col items-start gap-4">
        <p className="text-muted">{t('toOfficeHint')}</p>
        {problem && <ProblemNote problem={problem} onSignInAgain={lock} />}
        {invited?.type === 'invited' && <InviteLink path={invited.path} />}
        {invited?.type === 'has_account' ? (
          <p role="status">{t('inviteTaken', { address: `${location.host}/office` })}</p>
        ) : (
          <Button isBusy={isBusy} onPress={() => void handleInvite()}>
            {t('inviteSelf')}
          </Button>
        )}
      </div>
    </Card>
  )
}

function InviteLink({ path }: { path: string }) {
  const t = useText(officeSignInTexts)
  const link = location.origin + path
  return (
    <div role="status" className="flex flex-col items-start gap-4 self-stretch">
      <p>{t('inviteScan')}</p>
      <div className="w-full max-w-56">
        <QrCode text={link} label={t('inviteQr')} />
      </div>
      <p translate="no" className="text-minor select-all [overflow-wrap:anywhere]">
        {link}
      </p>
      <a
        href={path}
        className="inline-flex min-h-12 items-center font-semibold text-primary underline"
      >
        {t('inviteOpen')}
      </a>
    </div>
  )
}
