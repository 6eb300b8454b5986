import { officeSignInTexts } from '#client/locales/office-sign-in.ts'
import { useText } from '#client/locales/use-text.ts'
import { TextField } from '#client/ui/text-field.tsx'
import { isAddress } from './is-address.ts'

type EmailFieldProps = {
  value: string
  onChange: (email: string) => void
  isTried: boolean
  description?: string
}

/** The address one signs in with, as a password manager knows it. */
export function EmailField({ isTried, ...field }: EmailFieldProps) {
  const t = useText(officeSignInTexts)
  return (
    <TextField
      {...field}
      label={t('email')}
      type="email"
      inputMode="email"
      autoComplete="username"
      errorMessage={isTried && !isAddress(field.value) ? t('error.email') : undefined}
      isRequired
    />
  )
}
