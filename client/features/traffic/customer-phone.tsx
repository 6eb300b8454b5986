import { useState } from 'react'
import { useReveal } from '#client/data/use-reveal.ts'
import { privacyTexts } from '#client/locales/privacy.ts'
import { trafficTexts } from '#client/locales/traffic.ts'
import { useText } from '#client/locales/use-text.ts'
import { Button } from '#client/ui/button.tsx'
import { MaskedPhone } from '#client/ui/masked-phone.tsx'
import { maskPhone } from '#shared/privacy/mask-phone.ts'
import { SavedText } from './saved-text.tsx'

type CustomerPhoneProps = {
  kind: 'visit' | 'contact'
  id: string
  phone: string | null | undefined
  onSave: (phone: string | null) => void
}

/** Typed once, masked from then on; a look at it is put on record. */
export function CustomerPhone({ kind, id, phone, onSave }: CustomerPhoneProps) {
  const t = useText(trafficTexts)
  const [isChanging, setIsChanging] = useState(false)
  if (phone && !isChanging) {
    return (
      <div className="flex flex-col gap-1.5">
        <span className="text-minor font-semibold">{t('phone')}</span>
        <span className="flex items-center gap-2">
          <Masked kind={kind} id={id} phone={phone} />
          <Button tone="quiet" onPress={() => setIsChanging(true)}>
            {t('changePhone')}
          </Button>
        </span>
      </div>
    )
  }
  return (
    <SavedText
      draftKey={`${kind} ${id} phone`}
      label={t('phone')}
      type="tel"
      inputMode="tel"
      value=""
      onSave={(text, forget) => {
        // Shown masked from here on, so nothing of it stays among the drafts.
        forget()
        setIsChanging(false)
        if (text !== null) onSave(text)
      }}
      onLeave={() => setIsChanging(false)}
      maxLength={40}
    />
  )
}

function Masked({ kind, id, phone }: { kind: string; id: string; phone: string }) {
  const t = useText(privacyTexts)
  const { isRevealed, toggle } = useReveal({ kind, id, field: 'phone' })
  const masked = maskPhone(phone)
  return (
    <MaskedPhone
      masked={masked}
      phone={isRevealed ? phone : null}
      label={
        isRevealed ? t('hidePhone', { phone }) : t('showPhone', { last: masked.slice(-4) })
      }
      onPress={toggle}
    />
  )
}
