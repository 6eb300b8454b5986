import { Eye, EyeOff } from 'lucide-react'
import { useState } from 'react'
import { complaintTexts } from '#client/locales/complaint.ts'
import { useText } from '#client/locales/use-text.ts'

/** Digits shown while masked. */
const SHOWN = 4

/** `••••5521`; a tap shows the whole number, another hides it. */
export function MaskedPhone({ phone }: { phone: string }) {
  const t = useText(complaintTexts)
  const [isShown, setIsShown] = useState(false)
  const last = phone.slice(-SHOWN)
  const Icon = isShown ? EyeOff : Eye
  return (
    <button
      type="button"
      onClick={() => setIsShown((shown) => !shown)}
      aria-label={isShown ? `${phone}. ${t('hidePhone')}` : t('showPhone', { last })}
      className="figures -ms-2 inline-flex min-h-12 min-w-12 items-center gap-2 rounded-control px-2 font-semibold transition hover:bg-surface"
    >
      {isShown ? phone : `••••${last}`}
      <Icon className="size-4.5 text-muted" aria-hidden />
    </button>
  )
}
