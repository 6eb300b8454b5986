import { useState } from 'react'
import { devicesTexts } from '#client/locales/office-devices.ts'
import { useFormat } from '#client/locales/use-format.ts'
import { useText } from '#client/locales/use-text.ts'
import { Button } from '#client/ui/button.tsx'
import { QrCode } from '#client/ui/qr-code.tsx'
import { useNow } from '#client/ui/use-now.ts'
import {
  ENROLMENT_CODE_MS,
  type EnrolmentCodeReply,
} from '#shared/people/identity-protocol.ts'

type CodeViewProps = {
  code: EnrolmentCodeReply
  isBusy: boolean
  onAgain?: () => void
}

/** QR, letters and the time left. Counted from when it came: this clock may be wrong. */
export function CodeView({ code, isBusy, onAgain }: CodeViewProps) {
  const d = useText(devicesTexts)
  const format = useFormat()
  const now = useNow(1_000)
  const [came, setCame] = useState({ code: code.code, at: Date.now() })
  if (came.code !== code.code) setCame({ code: code.code, at: Date.now() })
  const leftMs = came.at + ENROLMENT_CODE_MS - now
  if (leftMs <= 0) {
    return (
      <div role="alert" className="flex flex-col items-start gap-4">
        <p>{d('code.over')}</p>
        {onAgain && (
          <Button tone="primary" isBusy={isBusy} onPress={onAgain}>
            {d('code.again')}
          </Button>
        )}
      </div>
    )
  }
  return (
    <div className="flex flex-col items-center gap-5 text-center">
      <div className="w-full max-w-64">
        <QrCode text={location.origin + code.path} label={d('code.qr')} />
      </div>
      <p className="text-balance text-muted">
        {d('code.scan', { address: `${location.host}/enrol` })}
      </p>
      <p className="figures max-w-[22ch] text-section font-semibold select-all">
        {code.code}
      </p>
      <p className="figures text-minor text-muted">
        {d('code.left', { time: format.duration(leftMs) })}
      </p>
    </div>
  )
}
