import { classNames } from './class-names.ts'
import type { Icon } from './icon.ts'

export const CHIP_TONES = {
  neutral: 'bg-card text-muted border-hairline',
  ok: 'bg-ok-tint text-ok border-transparent',
  attention: 'bg-attention-tint text-attention border-transparent',
  bad: 'bg-bad-tint text-bad border-bad',
} as const

export type ChipTone = keyof typeof CHIP_TONES

export type StatusChipProps = {
  /** The state in words; never colour or icon alone. */
  label: string
  icon: Icon
  tone?: ChipTone
  /** Makes it a button. */
  onPress?: () => void
  /** What the press does, for those who do not see the icon: "Sync status". */
  actionLabel?: string
  isSpinning?: boolean
}

/** A state in a word and an icon; 48 px to touch, slimmer to see. */
export function StatusChip({
  label,
  icon: Icon,
  tone = 'neutral',
  onPress,
  actionLabel,
  isSpinning = false,
}: StatusChipProps) {
  const chip = (
    <span
      className={classNames(
        'inline-flex min-h-9 max-w-full items-center gap-2 rounded-full border px-3.5 py-1',
        'text-minor font-medium transition-colors group-hover:brightness-97',
        CHIP_TONES[tone],
      )}
    >
      <Icon
        className={classNames('size-4.5 shrink-0', isSpinning && 'animate-spin')}
        aria-hidden
      />
      <span className="figures truncate">{label}</span>
    </span>
  )
  if (!onPress) return chip
  return (
    <button
      type="button"
      onClick={onPress}
      aria-label={actionLabel ? `${label}. ${actionLabel}` : undefined}
      className="group inline-flex min-h-12 min-w-12 items-center rounded-full"
    >
      {chip}
    </button>
  )
}
