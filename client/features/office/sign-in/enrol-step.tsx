import { useState } from 'react'
import { officeSignInTexts } from '#client/locales/office-sign-in.ts'
import { useText } from '#client/locales/use-text.ts'
import { QrCode } from '#client/ui/qr-code.tsx'
import { CodeField, isTotpCode } from './code-field.tsx'
import { StepForm } from './step-form.tsx'
import type { SignIn } from './use-sign-in.ts'

type EnrolStepProps = SignIn & { secret: string; uri: string }

export function EnrolStep({ secret, uri, isBusy, problem, finish }: EnrolStepProps) {
  const t = useText(officeSignInTexts)
  const [code, setCode] = useState('')
  const [isTried, setIsTried] = useState(false)

  function handleSubmit() {
    setIsTried(true)
    if (isTotpCode(code)) void finish('/session/totp', code)
  }

  return (
    <StepForm
      title={t('enrolTitle')}
      lead={t('enrolLead')}
      action={t('enrolConfirm')}
      {...{ isBusy, problem }}
      onSubmit={handleSubmit}
    >
      <div className="flex flex-col gap-4">
        <p>{t('enrolScan')}</p>
        <div className="w-full max-w-56 self-center">
          <QrCode text={uri} label={t('enrolQr')} />
        </div>
        <dl className="text-center">
          <dt className="text-minor text-muted">{t('enrolSecret')}</dt>
          <dd className="figures select-all [overflow-wrap:anywhere]" translate="no">
            {secret.replace(/.{4}(?=.)/g, '$& ')}
          </dd>
        </dl>
      </div>
      <CodeField label={t('enrolCode')} value={code} onChange={setCode} isTried={isTried} />
    </StepForm>
  )
}
