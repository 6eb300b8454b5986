import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import type { Icon } from './icon.ts'
import { Spinner } from './spinner.tsx'

const TONES = {
  primary: 'bg-primary text-on-primary border-transparent hover:brightness-110',
  secondary: 'bg-card text-text border-line hover:bg-surface',
  quiet: 'bg-transparent text-primary border-transparent hover:bg-primary-tint',
  danger: 'bg-card text-bad border-bad hover:bg-bad-tint',
} as const

const SIZES = {
  medium: 'min-h-12 px-5 text-body gap-2',
  large: 'min-h-16 px-7 text-row gap-3',
} as const

export type ButtonTone = keyof typeof TONES

export type ButtonProps = {
  children: ReactNode
  onPress?: () => void
  tone?: ButtonTone
  /** medium 48 px, large 64 px high. */
  size?: keyof typeof SIZES
  icon?: Icon
  /** Work is under way: keeps its place and name, takes no press. */
  isBusy?: boolean
  isDisabled?: boolean
  isWide?: boolean
  type?: 'button' | 'submit'
  className?: string
}

/** A real `button`: what HTML does well needs no library on the first screen. */
export function Button({
  children,
  onPress,
  tone = 'secondary',
  size = 'medium',
  icon: Icon,
  isBusy = false,
  isDisabled = false,
  isWide = false,
  type = 'button',
  className,
}: ButtonProps) {
  return (
    <button
      type={type}
      disabled={isDisabled}
      aria-busy={isBusy || undefined}
      aria-disabled={isBusy || undefined}
      onClick={(event) => {
        if (isBusy) event.preventDefault()
        else onPress?.()
      }}
      className={classNames(
        'inline-flex min-w-12 select-none items-center justify-center rounded-control border',
        'font-semibold transition active:scale-98 disabled:opacity-45 disabled:active:scale-100',
        TONES[tone],
        SIZES[size],
        isWide && 'w-full',
        className,
      )}
    >
      {isBusy ? <Spinner /> : Icon && <Icon className="size-5 shrink-0" aria-hidden />}
      {children}
    </button>
  )
}
