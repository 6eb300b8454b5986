import type { Shape } from '#client/ui/state-shape.tsx'
import type { VisitState } from '#shared/visit/visit-columns.ts'

/** A state's shape and colour; its word stands beside it. */
export const STATE_LOOK = {
  complete: { shape: 'check', tone: 'text-ok' },
  open: { shape: 'ring', tone: 'text-muted' },
  late: { shape: 'triangle', tone: 'text-attention' },
  overdue: { shape: 'square', tone: 'text-bad' },
  void: { shape: 'dot', tone: 'text-muted' },
} as const satisfies Record<VisitState, { shape: Shape; tone: string }>
