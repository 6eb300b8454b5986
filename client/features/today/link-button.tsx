import type { ReactNode } from 'react'
import { classNames } from '#client/ui/class-names.ts'

type LinkButtonProps = {
  href: string
  children: ReactNode
  /** The first of the list: what to do next. */
  isMain?: boolean
  /** With the thing's own name, for those who hear it. */
  label?: string
}

/** Goes somewhere, and looks like what one does next. */
export function LinkButton({ href, children, isMain = false, label }: LinkButtonProps) {
  return (
    <a
      href={href}
      aria-label={label}
      className={classNames(
        'inline-flex min-h-12 min-w-20 shrink-0 select-none items-center justify-center rounded-control border px-5',
        'font-semibold transition active:scale-98',
        isMain
          ? 'border-transparent bg-primary text-on-primary hover:brightness-110'
          : 'border-line bg-card text-text hover:bg-surface',
      )}
    >
      {children}
    </a>
  )
}
