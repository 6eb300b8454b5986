import { classNames } from '#client/ui/class-names.ts'
import type { Icon } from '#client/ui/icon.ts'

type AnswerButtonProps = {
  label: string
  /** With the point's own words, for those who hear it. */
  name: string
  icon?: Icon
  isChosen: boolean
  onPress: () => void
}

/** 64 px: hit while walking. Chosen shows as edge and fill, and in the words beside it. */
export function AnswerButton({
  label,
  name,
  icon: Icon,
  isChosen,
  onPress,
}: AnswerButtonProps) {
  return (
    <button
      type="button"
      aria-label={name}
      aria-pressed={isChosen}
      onClick={onPress}
      className={classNames(
        'inline-flex min-h-16 min-w-16 flex-col items-center justify-center rounded-control border px-2',
        'text-label font-semibold transition active:scale-98',
        isChosen
          ? 'border-primary bg-primary-tint text-primary ring-1 ring-primary'
          : 'border-line bg-card hover:bg-surface',
      )}
    >
      {Icon && <Icon className="size-6" aria-hidden />}
      {label}
    </button>
  )
}
