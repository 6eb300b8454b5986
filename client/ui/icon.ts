import type { ComponentType } from 'react'

/** Any icon that takes a class, such as those of lucide-react. */
export type Icon = ComponentType<{ className?: string; 'aria-hidden'?: boolean | 'true' }>
