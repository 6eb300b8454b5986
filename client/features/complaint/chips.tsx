import type { ReactNode } from 'react'
import { classNames } from '#client/ui/class-names.ts'

/** A few short choices that wrap; each is a button that stays pressed. */
export function Chips({ label, children }: { label: string; children: ReactNode }) {
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1.5 text-minor font-semibold">{label}</legend>
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

export function Chip({ isChosen, isExpanded, onPress, children }: ChipProps) {
  return (
    <button
      type="button"
      aria-pressed={isExpanded === undefined ? isChosen : undefined}
      aria-expanded={isExpanded}
      onClick={onPress}
      className={classNames(
        'figures min-h-12 min-w-12 rounded-control border px-4 transition active:scale-98',
        isChosen
          ? 'border-primary bg-primary-tint font-semibold text-primary ring-1 ring-primary'
          : 'border-line bg-card hover:bg-surface',
      )}
    >
      {children}
    </button>
  )
}
