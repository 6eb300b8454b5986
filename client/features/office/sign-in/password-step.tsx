import { useState } from 'react'
import { officeSignInTexts } from '#client/locales/office-sign-in.ts'
import { useText } from '#client/locales/use-text.ts'
import { EmailField } from './email-field.tsx'
import { isAddress } from './is-address.ts'
import { PasswordField } from './password-field.tsx'
import { StepForm } from './step-form.tsx'
import type { SignIn } from './use-sign-in.ts'

export function PasswordStep({ isBusy, problem, signIn }: SignIn) {
  const t = useText(officeSignInTexts)
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [isTried, setIsTried] = useState(false)

  function handleSubmit() {
    setIsTried(true)
    if (isAddress(email) && password) void signIn(email, password)
  }

  return (
    <StepForm
      title={t('title')}
      action={t('next')}
      {...{ isBusy, problem }}
      onSubmit={handleSubmit}
      footer={<p className="text-minor text-muted">{t('forgot')}</p>}
    >
      <div className="flex flex-col gap-5">
        <EmailField value={email} onChange={setEmail} isTried={isTried} />
        <PasswordField
          label={t('password')}
          autoComplete="current-password"
          value={password}
          onChange={setPassword}
          errorMessage={isTried && !password ? t('error.required') : undefined}
        />
      </div>
    </StepForm>
  )
}
