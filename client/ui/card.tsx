import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'

export type CardProps = {
  children: ReactNode
  title?: string
  /** Beside the title. */
  action?: ReactNode
  /** Content brings its own inner space, such as rows. */
  isFlush?: boolean
  className?: string
}

/** A quiet sheet on the canvas. */
export function Card({ children, title, action, isFlush = false, className }: CardProps) {
  return (
    <section
      aria-label={title}
      className={classNames(
        'overflow-hidden rounded-card border border-hairline bg-card shadow-lift',
        className,
      )}
    >
      {title && (
        <header className="flex min-h-14 items-center justify-between gap-4 px-5 pt-3">
          <h2 className="text-row font-semibold">{title}</h2>
          {action}
        </header>
      )}
      <div className={classNames(!isFlush && 'p-5', !isFlush && title && 'pt-2')}>
        {children}
      </div>
    </section>
  )
}
