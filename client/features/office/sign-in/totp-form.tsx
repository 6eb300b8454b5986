import { type ReactNode, useState } from 'react'
import { CodeField, isTotpCode } from './code-field.tsx'
import { StepForm } from './step-form.tsx'
import type { SignIn } from './use-sign-in.ts'

type TotpFormProps = Pick<SignIn, 'isBusy' | 'problem' | 'finish'> & {
  title: string
  lead: string
  action: string
  label: string
  /** What has to be done before there is a code. */
  children?: ReactNode
  footer?: ReactNode
}

/** A step that ends with the six digits of an authenticator. */
export function TotpForm({ label, finish, children, ...step }: TotpFormProps) {
  const [code, setCode] = useState('')
  const [isTried, setIsTried] = useState(false)

  function handleSubmit() {
    setIsTried(true)
    if (isTotpCode(code)) void finish('/session/totp', code)
  }

  return (
    <StepForm {...step} onSubmit={handleSubmit}>
      {children}
      <CodeField label={label} value={code} onChange={setCode} isTried={isTried} />
    </StepForm>
  )
}
