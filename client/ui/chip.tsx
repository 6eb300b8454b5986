import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'

type ChipsProps = {
  label: string
  /** Behind the label, such as that an answer is missing. */
  note?: ReactNode
  children: ReactNode
}

/** A few short choices that wrap. */
export function Chips({ label, note, children }: ChipsProps) {
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1.5 flex items-center gap-2 text-minor font-semibold">
        {label}
        {note}
      </legend>
      <div className="flex flex-wrap gap-2">{children}</div>
    </fieldset>
  )
}

type ChipProps = {
  isChosen: boolean
  /** It opens something below. */
  isExpanded?: boolean
  onPress: () => void
  children: ReactNode
}

/** A button that stays pressed. */
export function Chip({ isChosen, isExpanded, onPress, children }: ChipProps) {
  return (
    <button
      type="button"
      aria-pressed={isExpanded === undefined ? isChosen : undefined}
      aria-expanded={isExpanded}
      onClick={onPress}
      className={classNames(
        'figures min-h-12 min-w-12 rounded-control border px-4 transition active:scale-98 disabled:opacity-45',
        isChosen
          ? 'border-primary bg-primary-tint font-semibold text-primary ring-1 ring-primary'
          : 'border-line bg-card hover:bg-surface',
      )}
    >
      {children}
    </button>
  )
}
