import { officeSignInTexts } from '#client/locales/office-sign-in.ts'
import { useText } from '#client/locales/use-text.ts'
import { Button } from '#client/ui/button.tsx'
import { TotpForm } from './totp-form.tsx'
import type { SignIn } from './use-sign-in.ts'

export function CodeStep({ isBusy, problem, finish, goTo }: SignIn) {
  const t = useText(officeSignInTexts)
  return (
    <TotpForm
      title={t('codeTitle')}
      lead={t('codeLead')}
      action={t('signIn')}
      label={t('code')}
      {...{ isBusy, problem, finish }}
      footer={
        <div className="flex flex-wrap justify-center gap-x-4">
          <Button tone="quiet" onPress={() => goTo({ type: 'recovery' })}>
            {t('useRecovery')}
          </Button>
          <Button tone="quiet" onPress={() => goTo({ type: 'password' })}>
            {t('startAgain')}
          </Button>
        </div>
      }
    />
  )
}
