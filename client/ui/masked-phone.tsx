import { Eye, EyeOff } from 'lucide-react'

export type MaskedPhoneProps = {
  /** Such as `138****0001`. */
  masked: string
  /** The whole number while it may be seen; null otherwise, so that it is not in the page. */
  phone: string | null
  /** What a press does, said with what is to be seen: "Show phone …0001". */
  label: string
  onPress: () => void
}

/** A number one may look at for a moment. */
export function MaskedPhone({ masked, phone, label, onPress }: MaskedPhoneProps) {
  const Icon = phone === null ? Eye : EyeOff
  return (
    <button
      type="button"
      onClick={onPress}
      aria-label={label}
      className="figures -ms-2 inline-flex min-h-12 min-w-12 items-center gap-2 rounded-control px-2 font-semibold transition hover:bg-surface"
    >
      {phone ?? masked}
      <Icon className="size-4.5 text-muted" aria-hidden />
    </button>
  )
}
