import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'

export type ScreenFrameProps = {
  title: string
  /** Beside the title: counts, filters. */
  summary?: ReactNode
  /** At the end of the title row. */
  actions?: ReactNode
  /** The one main action, in the lower outer corner under the thumb. */
  corner?: ReactNode
  children: ReactNode
  /** Text-wide column instead of the full width. */
  isNarrow?: boolean
}

/** The frame of every screen: one title, one scrolling body, one main action. */
export function ScreenFrame({
  title,
  summary,
  actions,
  corner,
  children,
  isNarrow = false,
}: ScreenFrameProps) {
  return (
    <div className="relative flex h-full min-h-0 flex-col">
      <div className="min-h-0 flex-1 overflow-y-auto px-4 pb-6 rail:px-8">
        <div
          className={classNames(
            // The frame around may have put something in the corner: content ends above it.
            'mx-auto flex min-h-full flex-col in-data-corner-taken:pb-24',
            isNarrow ? 'max-w-2xl' : 'max-w-6xl',
            corner && 'pb-24',
          )}
        >
          <header className="flex min-h-16 flex-wrap items-center gap-x-5 gap-y-2 py-3">
            <h1 className="text-section font-semibold">{title}</h1>
            {summary && (
              <div className="flex flex-wrap items-center gap-3 text-muted">{summary}</div>
            )}
            {actions && <div className="ms-auto flex items-center gap-3">{actions}</div>}
          </header>
          {children}
        </div>
      </div>
      {corner && (
        <div className="pointer-events-none absolute inset-x-0 bottom-0 flex justify-end p-4 rail:p-6 lefty:justify-start [&>*]:pointer-events-auto">
          {corner}
        </div>
      )}
    </div>
  )
}
