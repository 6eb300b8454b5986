import type { ReactNode } from 'react'
import { StateShape } from '#client/ui/state-shape.tsx'

/** One line that has to be read before going on. */
export function Attention({ children }: { children: ReactNode }) {
  return (
    <p
      role="status"
      className="flex items-start gap-2 rounded-control bg-attention-tint px-4 py-3 font-semibold text-attention"
    >
      <StateShape shape="triangle" className="mt-1 size-4.5" />
      <span className="min-w-0">{children}</span>
    </p>
  )
}
