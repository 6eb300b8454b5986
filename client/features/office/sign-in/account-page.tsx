import { useState } from 'react'
import { officeSignInTexts } from '#client/locales/office-sign-in.ts'
import { useText } from '#client/locales/use-text.ts'
import { Button } from '#client/ui/button.tsx'
import { Card } from '#client/ui/card.tsx'
import { recoveryCodesSchema } from '#shared/office/session-protocol.ts'
import { officeCall } from '../office-call.ts'
import { PageFrame } from '../page-frame.tsx'
import { ProblemNote } from '../problem-note.tsx'
import { QueryView } from '../query-view.tsx'
import { useAct } from '../use-act.tsx'
import { KeepCodes } from './keep-codes.tsx'
import { PasswordCard } from './password-card.tsx'
import { SessionRows, useSessions } from './session-list.tsx'

/** One's own account: where it is open, its password, its recovery codes. */
export function AccountPage() {
  const t = useText(officeSignInTexts)
  const sessions = useSessions()
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  const renew = useAct({
    act: (path: '/recovery-codes') =>
      officeCall({ path, body: {}, reply: recoveryCodesSchema }),
    changes: ['sessions'],
    onDone: ({ recoveryCodes }) => setCodes(recoveryCodes),
  })
  if (codes) {
    return (
      <PageFrame title={t('account')}>
        <div className="max-w-md">
          <KeepCodes codes={codes} doneLabel={t('done')} onDone={() => setCodes(null)} />
        </div>
      </PageFrame>
    )
  }
  return (
    <PageFrame title={t('account')}>
      <QueryView query={sessions}>
        {({ sessions: all, recoveryLeft }) => (
          <div className="flex max-w-2xl flex-col gap-6">
            <Card title={t('sessions')}>
              <SessionRows sessions={all} />
            </Card>
            <Card title={t('codesList')}>
              <div className="flex flex-col items-start gap-3">
                <p>{t('recoveryLeft', { count: recoveryLeft })}</p>
                <Button isBusy={renew.isBusy} onPress={() => renew.run('/recovery-codes')}>
                  {t('recoveryNew')}
                </Button>
                <p className="text-minor text-muted">{t('recoveryNewHint')}</p>
                <ProblemNote error={renew.error} />
                {renew.proof}
              </div>
            </Card>
            <PasswordCard />
          </div>
        )}
      </QueryView>
    </PageFrame>
  )
}
