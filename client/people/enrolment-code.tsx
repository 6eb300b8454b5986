import { useState } from 'react'
import { enrolmentCodeTexts } from '#client/locales/enrolment-code.ts'
import { useFormat } from '#client/locales/use-format.ts'
import { useText } from '#client/locales/use-text.ts'
import { Button } from '#client/ui/button.tsx'
import { QrCode } from '#client/ui/qr-code.tsx'
import { useNow } from '#client/ui/use-now.ts'
import {
  ENROLMENT_CODE_MS,
  type EnrolmentCodeReply,
} from '#shared/people/identity-protocol.ts'

type EnrolmentCodeProps = {
  code: EnrolmentCodeReply
  isBusy: boolean
  /** Without it another one is made elsewhere. */
  onAgain?: () => void
}

/** QR, letters and the time left. Counted from when it came: this clock may be wrong. */
export function EnrolmentCode({ code, isBusy, onAgain }: EnrolmentCodeProps) {
  const t = useText(enrolmentCodeTexts)
  const format = useFormat()
  const now = useNow(1_000)
  const [came, setCame] = useState({ code: code.code, at: Date.now() })
  if (came.code !== code.code) setCame({ code: code.code, at: Date.now() })
  const leftMs = came.at + ENROLMENT_CODE_MS - now
  if (leftMs <= 0) {
    return (
      <div role="alert" className="flex flex-col items-start gap-4">
        <p>{t('over')}</p>
        {onAgain && (
          <Button tone="primary" isBusy={isBusy} onPress={onAgain}>
            {t('again')}
          </Button>
        )}
      </div>
    )
  }
  return (
    <div className="flex flex-col items-center gap-5 text-center">
      <div className="w-full max-w-72">
        <QrCode text={location.origin + code.path} label={t('qr')} />
      </div>
      <p className="text-balance text-muted">
        {t('scan', { address: `${location.host}/enrol` })}
      </p>
      <p className="figures max-w-[22ch] text-section font-semibold select-all">
        {code.code}
      </p>
      <p className="figures text-minor text-muted">
        {t('left', { time: format.duration(leftMs) })}
      </p>
    </div>
  )
}
