import { type InputHTMLAttributes, type Ref, useId } from 'react'
import { CONTROL_CLASS, describedBy, FieldShell, type FieldTexts } from './field-shell.tsx'

type Native = InputHTMLAttributes<HTMLInputElement>

export type TextFieldProps = FieldTexts & {
  value: string
  onChange: (value: string) => void
  onBlur?: () => void
  type?: 'text' | 'email' | 'password' | 'search' | 'tel' | 'time' | 'date'
  inputMode?: Native['inputMode']
  autoComplete?: string
  placeholder?: string
  maxLength?: number
  /** Language of what is typed, where it is not that of the page. */
  lang?: string
  isDisabled?: boolean
  ref?: Ref<HTMLInputElement>
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
  const id = useId()
  return (
    <FieldShell id={id} {...texts}>
      <input
        id={id}
        ref={ref}
        type={type}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onBlur={onBlur}
        inputMode={inputMode}
        autoComplete={autoComplete}
        placeholder={placeholder}
        maxLength={maxLength}
        lang={lang}
        disabled={isDisabled}
        required={texts.isRequired}
        aria-invalid={texts.errorMessage ? true : undefined}
        aria-describedby={describedBy(id, texts)}
        className={CONTROL_CLASS}
      />
    </FieldShell>
  )
}
