import type { ReactNode } from 'react'
import type { Icon } from './icon.ts'

export type EmptyStateProps = {
  icon: Icon
  /** One sentence. */
  text: string
  /** More, only where it helps to act. */
  hint?: string | undefined
  /** One button. */
  action?: ReactNode
}

/** Nothing here yet: one sentence and one button. */
export function EmptyState({ icon: Icon, text, hint, action }: EmptyStateProps) {
  return (
    <div className="flex flex-col items-center gap-4 px-6 py-16 text-center">
      <span className="flex size-20 items-center justify-center rounded-full bg-hairline text-muted">
        <Icon className="size-9" aria-hidden />
      </span>
      <p className="max-w-md text-row font-semibold text-balance">{text}</p>
      {hint && <p className="max-w-md text-minor text-muted text-balance">{hint}</p>}
      {action}
    </div>
  )
}
