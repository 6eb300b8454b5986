import type { ReactNode } from 'react'
import type { Icon } from '#client/ui/icon.ts'

export function Note({ icon: Icon, children }: { icon: Icon; children: ReactNode }) {
  return (
    <p className="flex items-center gap-3 wrap-anywhere">
      <Icon className="size-5 shrink-0 text-muted" aria-hidden />
      {children}
    </p>
  )
}
