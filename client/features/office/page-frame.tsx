import { type ReactNode, useEffect, useRef } from 'react'
import { useLocation } from 'wouter'

export type PageFrameProps = {
  title: string
  /** Beside the title: totals. */
  summary?: ReactNode
  actions?: ReactNode
  /** Search and filters, above what they filter. */
  filters?: ReactNode
  children: ReactNode
}

/** The frame of every page. The title takes the focus, so that a reader begins there. */
export function PageFrame({ title, summary, actions, filters, children }: PageFrameProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  const [path] = useLocation()
  // biome-ignore lint/correctness/useExhaustiveDependencies: what closed took its focus along
  useEffect(() => {
    document.title = title
    const frame = requestAnimationFrame(() => requestAnimationFrame(takeIdleFocus))
    return () => cancelAnimationFrame(frame)
  }, [title, path])

  /** Not over what somebody is using, such as a dialog, or the row it was opened from. */
  function takeIdleFocus() {
    if (document.activeElement === document.body) heading.current?.focus()
  }
  return (
    <div className="mx-auto max-w-7xl px-4 pb-16 pair:px-8">
      <header className="flex min-h-16 flex-wrap items-center gap-x-5 gap-y-2 py-4">
        <h1 ref={heading} tabIndex={-1} className="text-section font-semibold outline-none">
          {title}
        </h1>
        {summary && <div className="text-minor text-muted">{summary}</div>}
        {actions && <div className="ms-auto flex flex-wrap gap-3">{actions}</div>}
      </header>
      {filters && (
        <div className="flex flex-wrap items-end gap-x-4 gap-y-3 pb-5">{filters}</div>
      )}
      {children}
    </div>
  )
}
