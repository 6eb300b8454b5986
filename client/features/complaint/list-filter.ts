/** Which of the complaints the list shows. */
import type { ComplaintLevel } from '#shared/complaint/complaint.ts'
import { type ComplaintView, stateOf } from './complaint-view.ts'

export type ListFilter = {
  readonly isMine: boolean
  readonly isOverdue: boolean
  readonly isPaused: boolean
  readonly level: ComplaintLevel | null
  /** `YYYY-MM-DD`: what was closed that day, instead of what is open. */
  readonly closedDay: string | null
}

export const NO_FILTER: ListFilter = {
  isMine: false,
  isOverdue: false,
  isPaused: false,
  level: null,
  closedDay: null,
}

export function isFiltered(filter: ListFilter): boolean {
  return Object.entries(NO_FILTER).some(([name, none]) => {
    return filter[name as keyof ListFilter] !== none
  })
}

export function passes(
  view: ComplaintView,
  filter: ListFilter,
  { personId, now }: { personId: string | null; now: number },
): boolean {
  const { type } = stateOf(view, now)
  if (filter.isMine && view.complaint.ownerId !== personId) return false
  if (filter.level !== null && view.complaint.level !== filter.level) return false
  // Overdue or paused: each of the two adds.
  if (!filter.isOverdue && !filter.isPaused) return true
  return (filter.isOverdue && type === 'overdue') || (filter.isPaused && type === 'paused')
}
