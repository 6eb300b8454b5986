import { officeSignInTexts } from '#client/locales/office-sign-in.ts'
import { useText } from '#client/locales/use-text.ts'
import { QrCode } from '#client/ui/qr-code.tsx'
import { TotpForm } from './totp-form.tsx'
import type { SignIn } from './use-sign-in.ts'

type EnrolStepProps = SignIn & { secret: string; uri: string }

export function EnrolStep({ secret, uri, isBusy, problem, finish }: EnrolStepProps) {
  const t = useText(officeSignInTexts)
  return (
    <TotpForm
      title={t('enrolTitle')}
      lead={t('enrolLead')}
      action={t('enrolConfirm')}
      label={t('enrolCode')}
      {...{ isBusy, problem, finish }}
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
    </TotpForm>
  )
}
