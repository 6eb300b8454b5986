import type { ReactNode } from 'react'
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

type FieldShellProps = FieldTexts & { id: string; children: ReactNode }

export function describedBy(id: string, texts: FieldTexts): string | undefined {
  const ids = [texts.description && `${id}-hint`, texts.errorMessage && `${id}-error`]
  return ids.filter(Boolean).join(' ') || undefined
}

/** Label above, hint and error below; ties them to the control by `id`. */
export function FieldShell({
  id,
  label,
  description,
  errorMessage,
  optionalLabel,
  children,
}: FieldShellProps) {
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="text-minor font-semibold">
        {label}
        {optionalLabel && (
          <span className="ms-2 font-normal text-muted">{optionalLabel}</span>
        )}
      </label>
      {children}
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
