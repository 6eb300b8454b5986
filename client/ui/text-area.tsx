import { type Ref, useId } from 'react'
import { CONTROL_CLASS, describedBy, FieldShell, type FieldTexts } from './field-shell.tsx'

export type TextAreaProps = FieldTexts & {
  value: string
  onChange: (value: string) => void
  onBlur?: () => void
  /** Lines shown before it grows with its text. */
  rows?: number
  placeholder?: string
  maxLength?: number
  lang?: string
  isDisabled?: boolean
  ref?: Ref<HTMLTextAreaElement>
}

export function TextArea({
  value,
  onChange,
  onBlur,
  rows = 3,
  placeholder,
  maxLength,
  lang,
  isDisabled,
  ref,
  ...texts
}: TextAreaProps) {
  const id = useId()
  return (
    <FieldShell id={id} {...texts}>
      <textarea
        id={id}
        ref={ref}
        value={value}
        rows={rows}
        onChange={(event) => onChange(event.target.value)}
        onBlur={onBlur}
        placeholder={placeholder}
        maxLength={maxLength}
        lang={lang}
        disabled={isDisabled}
        required={texts.isRequired}
        aria-invalid={texts.errorMessage ? true : undefined}
        aria-describedby={describedBy(id, texts)}
        style={{ minHeight: `calc(${rows}lh + 1.375rem)` }}
        className={`${CONTROL_CLASS} field-sizing-content resize-none`}
      />
    </FieldShell>
  )
}
