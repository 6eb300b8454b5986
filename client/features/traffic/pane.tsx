import type { ReactNode } from 'react'

type PaneProps = {
  label: string
  children: ReactNode
  /** Stays in sight: what is missing, what was not stored. */
  head: ReactNode
}

/** The right half: scrolls by itself beside the list, with the page where it stands alone. */
export function Pane({ label, children, head }: PaneProps) {
  return (
    <div className="relative h-full">
      <article
        aria-label={label}
        className="flex flex-col rounded-card border border-hairline bg-card shadow-lift pair:absolute pair:inset-0"
      >
        <div className="shrink-0 border-hairline border-b px-5 py-3">{head}</div>
        <div className="flex min-h-0 flex-1 flex-col gap-5 p-5 pair:overflow-y-auto pair:overscroll-contain">
          {children}
        </div>
      </article>
    </div>
  )
}
