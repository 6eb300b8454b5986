import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'

export type ListRowProps = {
  title: ReactNode
  subtitle?: ReactNode
  /** Before the title: a shape, a picture, a number. */
  leading?: ReactNode
  /** At the end: a figure, a badge. */
  trailing?: ReactNode
  /** Goes somewhere: the row becomes a link; the router takes same-origin links. */
  href?: string
  /** Does something here: the row becomes a button. */
  onPress?: () => void
  /** Shown in the pane beside it. */
  isSelected?: boolean
}

/** A row of a list, at least 64 px. Put it in an `ul` through `List`. */
export function ListRow({
  title,
  subtitle,
  leading,
  trailing,
  href,
  onPress,
  isSelected = false,
}: ListRowProps) {
  const content = (
    <>
      {leading && <span className="flex shrink-0 items-center">{leading}</span>}
      <span className="min-w-0 flex-1">
        <span className="block text-row font-semibold">{title}</span>
        {subtitle && <span className="block text-minor text-muted">{subtitle}</span>}
      </span>
      {trailing && <span className="flex shrink-0 items-center gap-2">{trailing}</span>}
      {href !== undefined && (
        <ChevronRight className="size-5 shrink-0 text-muted" aria-hidden />
      )}
    </>
  )
  const look = classNames(
    'flex min-h-16 w-full items-center gap-4 px-5 py-3 text-start',
    isSelected && 'bg-primary-tint shadow-[inset_4px_0_0_var(--primary)]',
  )
  const active = `${look} -outline-offset-3! transition hover:bg-surface`
  return (
    <li className="border-hairline border-b last:border-b-0">
      {href !== undefined ? (
        <a href={href} aria-current={isSelected || undefined} className={active}>
          {content}
        </a>
      ) : onPress ? (
        <button
          type="button"
          onClick={onPress}
          aria-pressed={isSelected || undefined}
          className={active}
        >
          {content}
        </button>
      ) : (
        <div className={look}>{content}</div>
      )}
    </li>
  )
}

/** Rows on one card. */
export function List({ label, children }: { label?: string; children: ReactNode }) {
  return (
    <ul
      aria-label={label}
      className="overflow-hidden rounded-card border border-hairline bg-card shadow-lift"
    >
      {children}
    </ul>
  )
}
