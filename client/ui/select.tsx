import { ChevronDown } from 'lucide-react'
import { CONTROL_CLASS, FieldShell, type FieldTexts } from './field-shell.tsx'

export type SelectOption<Value extends string> = { value: Value; label: string }

export type SelectProps<Value extends string> = FieldTexts & {
  options: readonly SelectOption<Value>[]
  value: Value | null
  onChange: (value: Value) => void
  /** Shown while nothing is chosen. */
  placeholder?: string
  isDisabled?: boolean
}

/** The tablet's own picker: large, familiar, and it needs no script. */
export function Select<Value extends string>({
  options,
  value,
  onChange,
  placeholder = '',
  isDisabled,
  ...texts
}: SelectProps<Value>) {
  function choose(chosen: string) {
    const option = options.find((o) => o.value === chosen)
    if (option) onChange(option.value)
  }
  return (
    <FieldShell {...texts}>
      {(control) => (
        <span className="relative">
          <select
            {...control}
            value={value ?? ''}
            onChange={(event) => choose(event.target.value)}
            disabled={isDisabled}
            className={`${CONTROL_CLASS} appearance-none pe-12`}
          >
            {value === null && (
              <option value="" disabled>
                {placeholder}
              </option>
            )}
            {options.map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ))}
          </select>
          <ChevronDown
            aria-hidden
            className="pointer-events-none absolute end-4 top-1/2 size-5 -translate-y-1/2 text-muted"
          />
        </span>
      )}
    </FieldShell>
  )
}
