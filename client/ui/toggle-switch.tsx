import { useId } from 'react'

export type ToggleSwitchProps = {
  label: string
  description?: string
  isSelected: boolean
  onChange: (isSelected: boolean) => void
  isDisabled?: boolean
}

/** On or off at once, no save button. The whole row is the target. */
export function ToggleSwitch({
  label,
  description,
  isSelected,
  onChange,
  isDisabled = false,
}: ToggleSwitchProps) {
  const id = useId()
  return (
    <label className="relative flex min-h-14 cursor-pointer items-center gap-4 py-2 has-disabled:opacity-45">
      <span className="min-w-0 flex-1">
        <span className="block">{label}</span>
        {description && (
          <span id={id} className="block text-minor text-muted">
            {description}
          </span>
        )}
      </span>
      <input
        type="checkbox"
        role="switch"
        aria-label={label}
        aria-checked={isSelected}
        aria-describedby={description ? id : undefined}
        checked={isSelected}
        disabled={isDisabled}
        onChange={(event) => onChange(event.target.checked)}
        className="peer absolute inset-0 cursor-pointer appearance-none rounded-control"
      />
      <span
        aria-hidden="true"
        className="flex h-8 w-14 shrink-0 items-center rounded-full border-2 border-line p-0.5 transition peer-checked:border-primary peer-checked:bg-primary peer-checked:[&>span]:translate-x-6 peer-checked:[&>span]:bg-on-primary"
      >
        <span className="size-6 rounded-full bg-line transition" />
      </span>
    </label>
  )
}
