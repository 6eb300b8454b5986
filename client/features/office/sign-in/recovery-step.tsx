import { useState } from 'react'
import { officeSignInTexts } from '#client/locales/office-sign-in.ts'
import { useText } from '#client/locales/use-text.ts'
import { Button } from '#client/ui/button.tsx'
import { TextField } from '#client/ui/text-field.tsx'
import { StepForm } from './step-form.tsx'
import type { SignIn } from './use-sign-in.ts'

export function RecoveryStep({ isBusy, problem, finish, goTo }: SignIn) {
  const t = useText(officeSignInTexts)
  const [code, setCode] = useState('')
  const [isTried, setIsTried] = useState(false)

  function handleSubmit() {
    setIsTried(true)
    if (code.trim()) void finish('/session/recovery', code)
  }

  return (
    <StepForm
      title={t('recoveryTitle')}
      lead={t('recoveryLead')}
      action={t('signIn')}
      {...{ isBusy, problem }}
      problemText={problem?.type === 'wrong_code' ? t('error.wrong_recovery') : undefined}
      onSubmit={handleSubmit}
      footer={
        <Button tone="quiet" onPress={() => goTo({ type: 'code' })}>
          {t('useCode')}
        </Button>
      }
    >
      <TextField
        label={t('recovery')}
        placeholder="XXXX-XXXX-XXXX-XXXX-XXXX-XXXX"
        maxLength={60}
        lang="en"
        value={code}
        onChange={setCode}
        errorMessage={isTried && !code.trim() ? t('error.required') : undefined}
        isRequired
      />
    </StepForm>
  )
}
