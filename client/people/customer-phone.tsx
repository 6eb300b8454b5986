import { useReveal } from '#client/data/use-reveal.ts'
import { privacyTexts } from '#client/locales/privacy.ts'
import { useText } from '#client/locales/use-text.ts'
import { MaskedPhone } from '#client/ui/masked-phone.tsx'
import { maskPhone } from '#shared/privacy/mask-phone.ts'

type CustomerPhoneProps = {
  /** Of the record it stands in. */
  kind: string
  id: string
  phone: string
}

/** `138****5521`; a tap shows the whole number for a moment and is put on record. */
export function CustomerPhone({ kind, id, phone }: CustomerPhoneProps) {
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
