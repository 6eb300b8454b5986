import { useState } from 'react'
import { officeSignInTexts } from '#client/locales/office-sign-in.ts'
import { useText } from '#client/locales/use-text.ts'
import { Button } from '#client/ui/button.tsx'
import { CodeField, isTotpCode } from './code-field.tsx'
import { StepForm } from './step-form.tsx'
import type { SignIn } from './use-sign-in.ts'

export function CodeStep({ isBusy, problem, finish, goTo }: SignIn) {
  const t = useText(officeSignInTexts)
  const [code, setCode] = useState('')
  const [isTried, setIsTried] = useState(false)

  function handleSubmit() {
    setIsTried(true)
    if (isTotpCode(code)) void finish('/session/totp', code)
  }

  return (
    <StepForm
      title={t('codeTitle')}
      lead={t('codeLead')}
      action={t('signIn')}
      {...{ isBusy, problem }}
      onSubmit={handleSubmit}
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
    >
      <CodeField label={t('code')} value={code} onChange={setCode} isTried={isTried} />
    </StepForm>
  )
}
