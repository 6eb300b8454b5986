import { useState } from 'react'
import { officeSignInTexts } from '#client/locales/office-sign-in.ts'
import { useText } from '#client/locales/use-text.ts'
import { passwordLength } from '#shared/office/password-rules.ts'
import { EmailField } from './email-field.tsx'
import { isAddress } from './is-address.ts'
import { PasswordField } from './password-field.tsx'
import { StepForm } from './step-form.tsx'
import type { SignIn } from './use-sign-in.ts'

export function InviteStep({ token, isBusy, problem, accept }: SignIn & { token: string }) {
  const t = useText(officeSignInTexts)
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [isTried, setIsTried] = useState(false)
  const length = passwordLength(password)
  const weakness = (isTried && length) || (problem?.type === 'weak' && problem.reason)

  function handleSubmit() {
    setIsTried(true)
    if (isAddress(email) && !length) void accept(token, email, password)
  }

  return (
    <StepForm
      title={t('inviteTitle')}
      lead={t('inviteLead')}
      action={t('next')}
      {...{ isBusy, problem: problem?.type === 'weak' ? null : problem }}
      onSubmit={handleSubmit}
    >
      <div className="flex flex-col gap-5">
        <EmailField
          description={t('inviteEmailHint')}
          value={email}
          onChange={setEmail}
          isTried={isTried}
        />
        <PasswordField
          label={t('newPassword')}
          description={t('passwordHint')}
          autoComplete="new-password"
          value={password}
          onChange={setPassword}
          errorMessage={weakness ? t(`weak.${weakness}`) : undefined}
        />
      </div>
    </StepForm>
  )
}
