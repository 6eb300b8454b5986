import type { Shape } from '#client/ui/state-shape.tsx'
import type { RunState } from '#shared/checklist/run-view.ts'

type Look = { readonly shape: Shape; readonly tone: string }

/** Grey until something is wrong; each state has its shape, and its word beside it. */
export const RUN_LOOKS = {
  later: { shape: 'ring', tone: 'text-muted' },
  due: { shape: 'ring', tone: 'text-text' },
  overdue: { shape: 'triangle', tone: 'text-attention' },
  running: { shape: 'half-ring', tone: 'text-text' },
  complete: { shape: 'half-ring', tone: 'text-text' },
  missed: { shape: 'triangle', tone: 'text-attention' },
  signed: { shape: 'check', tone: 'text-muted' },
  incomplete: { shape: 'dot', tone: 'text-muted' },
  reopened: { shape: 'triangle', tone: 'text-attention' },
} as const satisfies Record<RunState, Look>
