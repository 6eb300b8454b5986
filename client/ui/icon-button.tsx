import { classNames } from './class-names.ts'
import type { Icon } from './icon.ts'

const TONES = {
  quiet: 'border-transparent hover:bg-primary-tint',
  outlined: 'border-line bg-card hover:bg-surface',
} as const

export type IconButtonProps = {
  /** What it does, in words; the icon alone is never enough. */
  label: string
  icon: Icon
  onPress: () => void
  tone?: keyof typeof TONES
  isPressed?: boolean
  isDisabled?: boolean
}

export function IconButton({
  label,
  icon: Icon,
  onPress,
  tone = 'quiet',
  isPressed,
  isDisabled = false,
}: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      aria-pressed={isPressed}
      disabled={isDisabled}
      onClick={onPress}
      className={classNames(
        'inline-flex size-12 shrink-0 items-center justify-center rounded-control border',
        'transition active:scale-95 disabled:opacity-45',
        TONES[tone],
      )}
    >
      <Icon className="size-6" aria-hidden />
    </button>
  )
}
