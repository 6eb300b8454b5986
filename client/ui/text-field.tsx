import type { InputHTMLAttributes } from 'react'
import { CONTROL_CLASS, type EntryProps, FieldShell } from './field-shell.tsx'

type Native = InputHTMLAttributes<HTMLInputElement>

export type TextFieldProps = EntryProps<HTMLInputElement> & {
  type?: 'text' | 'email' | 'password' | 'search' | 'tel' | 'time' | 'date'
  inputMode?: Native['inputMode']
  autoComplete?: string
}

export function TextField({
  value,
  onChange,
  onBlur,
  type = 'text',
  inputMode,
  autoComplete = 'off',
  placeholder,
  maxLength,
  lang,
  isDisabled,
  ref,
  ...texts
}: TextFieldProps) {
  return (
    <FieldShell {...texts}>
      {(control) => (
        <input
          {...control}
          {...{ ref, type, value, onBlur, placeholder, maxLength, lang }}
          onChange={(event) => onChange(event.target.value)}
          inputMode={inputMode}
          autoComplete={autoComplete}
          disabled={isDisabled}
          className={CONTROL_CLASS}
        />
      )}
    </FieldShell>
  )
}
