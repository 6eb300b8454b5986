import { useState } from 'react'
import { trafficTexts } from '#client/locales/traffic.ts'
import { useText } from '#client/locales/use-text.ts'
import { CustomerPhone } from '#client/people/customer-phone.tsx'
import { SavedText } from '#client/people/saved-text.tsx'
import { Button } from '#client/ui/button.tsx'

type PhoneFieldProps = {
  kind: 'visit' | 'contact'
  id: string
  phone: string | null | undefined
  onSave: (phone: string | null) => void
}

/** Typed once, masked from then on; a look at it is put on record. */
export function PhoneField({ kind, id, phone, onSave }: PhoneFieldProps) {
  const t = useText(trafficTexts)
  const [isChanging, setIsChanging] = useState(false)
  if (phone && !isChanging) {
    return (
      <div className="flex flex-col gap-1.5">
        <span className="text-minor font-semibold">{t('phone')}</span>
        <span className="flex items-center gap-2">
          <CustomerPhone kind={kind} id={id} phone={phone} />
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
