import { useState } from 'react'
import { officeSignInTexts } from '#client/locales/office-sign-in.ts'
import { useText } from '#client/locales/use-text.ts'
import { TextField } from '#client/ui/text-field.tsx'
import { ToggleSwitch } from '#client/ui/toggle-switch.tsx'

type PasswordFieldProps = {
  label: string
  value: string
  onChange: (value: string) => void
  /** What a password manager is to fill in, or to offer and keep. */
  autoComplete: 'current-password' | 'new-password'
  description?: string
  errorMessage?: string | undefined
}

/** Whoever types may look at it; pasting is fine. */
export function PasswordField(props: PasswordFieldProps) {
  const t = useText(officeSignInTexts)
  const [isShown, setIsShown] = useState(false)
  return (
    <div className="flex flex-col gap-1">
      <TextField {...props} type={isShown ? 'text' : 'password'} isRequired />
      <ToggleSwitch label={t('showPassword')} isSelected={isShown} onChange={setIsShown} />
    </div>
  )
}
