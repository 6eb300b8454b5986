import type { KeyboardEvent, ReactNode } from 'react'

type RowListProps = { label: string; children: ReactNode }

/**
 * Rows that the arrow keys go through: each `li` holds one `[data-row]` link or button. What
 * is far out of sight is not laid out, so hundreds of rows cost what a screenful does.
 */
export function RowList({ label, children }: RowListProps) {
  return (
    <ul
      aria-label={label}
      onKeyDown={goThrough}
      className="overflow-hidden rounded-card border border-hairline bg-card shadow-lift [&>li]:[content-visibility:auto] [&>li]:[contain-intrinsic-size:auto_5rem] [&>li+li]:border-t [&>li]:border-hairline"
    >
      {children}
    </ul>
  )
}

function goThrough(event: KeyboardEvent<HTMLElement>): void {
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-row]')]
  const at = rows.indexOf(document.activeElement as HTMLElement)
  if (at < 0) return
  const to = {
    ...{ ArrowDown: at + 1, ArrowUp: at - 1 },
    ...{ Home: 0, End: rows.length - 1 },
  }[event.key]
  const row = to === undefined ? undefined : rows[to]
  if (!row) return
  event.preventDefault()
  row.focus()
}

export const ROW_CLASS =
  'flex w-full flex-wrap items-center gap-x-5 gap-y-2 px-5 py-3 text-start -outline-offset-3! hover:bg-surface'
