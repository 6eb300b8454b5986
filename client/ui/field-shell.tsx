import { type ReactNode, type Ref, useId } from 'react'
import { StateShape } from './state-shape.tsx'

export const CONTROL_CLASS =
  'w-full min-h-12 rounded-control border border-line bg-card px-4 py-2.5 text-body text-text ' +
  'placeholder:text-muted aria-invalid:border-bad aria-invalid:border-2 disabled:opacity-45'

export type FieldTexts = {
  label: string
  description?: string | undefined
  /** Present means invalid; says what to do, not only what is wrong. */
  errorMessage?: string | undefined
  isRequired?: boolean | undefined
  /** Said after the label of a field that may stay empty, such as "optional". */
  optionalLabel?: string | undefined
}

/** What a field for words takes, of one line or of several. */
export type EntryProps<Element> = FieldTexts & {
  value: string
  onChange: (value: string) => void
  onBlur?: () => void
  placeholder?: string
  maxLength?: number
  /** Language of what is typed, where it is not that of the page. */
  lang?: string
  isDisabled?: boolean
  ref?: Ref<Element>
}

/** Ties the control to its label, hint and error. */
type ControlProps = {
  id: string
  required: boolean | undefined
  'aria-invalid': true | undefined
  'aria-describedby': string | undefined
}

type FieldShellProps = FieldTexts & { children: (control: ControlProps) => ReactNode }

/** Label above, hint and error below the control that `children` draws. */
export function FieldShell({
  label,
  description,
  errorMessage,
  isRequired,
  optionalLabel,
  children,
}: FieldShellProps) {
  const id = useId()
  const notes = [description && `${id}-hint`, errorMessage && `${id}-error`]
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="text-minor font-semibold">
        {label}
        {optionalLabel && (
          <span className="ms-2 font-normal text-muted">{optionalLabel}</span>
        )}
      </label>
      {children({
        id,
        required: isRequired,
        'aria-invalid': errorMessage ? true : undefined,
        'aria-describedby': notes.filter(Boolean).join(' ') || undefined,
      })}
      {description && (
        <p id={`${id}-hint`} className="text-minor text-muted">
          {description}
        </p>
      )}
      {errorMessage && (
        <p id={`${id}-error`} className="flex items-start gap-1.5 text-minor text-bad">
          <StateShape shape="square" className="mt-1 size-4" />
          {errorMessage}
        </p>
      )}
    </div>
  )
}
