import { CONTROL_CLASS, type EntryProps, FieldShell } from './field-shell.tsx'

export type TextAreaProps = EntryProps<HTMLTextAreaElement> & {
  /** Lines shown before it grows with its text. */
  rows?: number
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
  return (
    <FieldShell {...texts}>
      {(control) => (
        <textarea
          {...control}
          {...{ ref, value, rows, onBlur, placeholder, maxLength, lang }}
          onChange={(event) => onChange(event.target.value)}
          disabled={isDisabled}
          style={{ minHeight: `calc(${rows}lh + 1.375rem)` }}
          className={`${CONTROL_CLASS} field-sizing-content resize-none`}
        />
      )}
    </FieldShell>
  )
}
