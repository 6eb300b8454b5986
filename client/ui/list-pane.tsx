import type { ReactNode } from 'react'

/** The list of a `ListDetail`: beside a detail it scrolls by itself. */
export function ListPane({ children }: { children: ReactNode }) {
  return (
    <div className="relative h-full">
      <div className="flex flex-col gap-3 pair:absolute pair:-inset-x-1 pair:inset-y-0 pair:overflow-y-auto pair:overscroll-contain pair:px-1 pair:pb-2 [&>*]:shrink-0">
        {children}
      </div>
    </div>
  )
}
