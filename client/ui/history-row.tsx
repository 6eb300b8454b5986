import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'

type HistoryRowProps = {
  title: ReactNode
  /** Taken back: stays, struck through. */
  isUndone: boolean
  note?: ReactNode
  /** Who and when. */
  source: ReactNode
  undo: { label: string; name: string; onPress: () => void } | null
}

/** One thing that happened; a `li`. */
export function HistoryRow({ title, isUndone, note, source, undo }: HistoryRowProps) {
  return (
    <li className="flex min-h-14 items-center gap-3 border-hairline border-b py-2">
      <span className="min-w-0 flex-1">
        <span className={classNames('block', isUndone && 'text-muted line-through')}>
          {title}
        </span>
        {note}
        <span className="figures block text-label text-muted">{source}</span>
      </span>
      {!isUndone && undo && (
        <button
          type="button"
          onClick={undo.onPress}
          aria-label={undo.name}
          className="inline-flex min-h-12 min-w-12 shrink-0 items-center justify-center rounded-control px-3 text-minor font-semibold text-primary transition hover:bg-primary-tint"
        >
          {undo.label}
        </button>
      )}
    </li>
  )
}
