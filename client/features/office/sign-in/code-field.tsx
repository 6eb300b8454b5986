import { officeSignInTexts } from '#client/locales/office-sign-in.ts'
import { useText } from '#client/locales/use-text.ts'
import { TextField } from '#client/ui/text-field.tsx'

type CodeFieldProps = {
  label: string
  value: string
  onChange: (value: string) => void
  isTried: boolean
}

export function isTotpCode(text: string): boolean {
  return /^\d{6}$/.test(text.replace(/\s/g, ''))
}

/** Six digits of an authenticator; the keyboard of a phone may fill them in. */
export function CodeField({ label, value, onChange, isTried }: CodeFieldProps) {
  const t = useText(officeSignInTexts)
  return (
    <TextField
      label={label}
      inputMode="numeric"
      autoComplete="one-time-code"
      maxLength={7}
      value={value}
      onChange={onChange}
      errorMessage={isTried && !isTotpCode(value) ? t('error.codeDigits') : undefined}
      isRequired
    />
  )
}
