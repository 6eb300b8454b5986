import { useMemo } from 'react'
import { useBusinessDay } from '#client/data/business-day.ts'
import type { Held } from '#client/data/held.ts'
import { useChildrenOf, useDay, useDays, useOpen } from '#client/data/use-records.ts'
import {
  type Complaint,
  type ComplaintStep,
  complaint,
  complaintStep,
} from '#shared/complaint/complaint.ts'
import { byUrgency } from '#shared/complaint/complaint-clock.ts'
import { shiftDay } from '#shared/record/business-day.ts'
import {
  type ComplaintView,
  complaintView,
  isReadable,
  isReadableStep,
  stateOf,
} from './complaint-view.ts'
import { isFound } from './search-complaints.ts'

/** How far back the search looks on the tablet. */
const SEARCHED_DAYS = 14

export type Complaints = {
  readonly open: readonly ComplaintView[]
  readonly closedToday: readonly ComplaintView[]
  /** null while nothing is searched for. */
  readonly found: readonly ComplaintView[] | null
}

/** What the list shows; undefined while the first read runs. */
export function useComplaints(query: string): Complaints | undefined {
  const today = useBusinessDay()
  const open = useOpen(complaint)
  const recent = useDays(complaint, shiftDay(today, -SEARCHED_DAYS), today)
  const stepsToday = useDay(complaintStep, today)

  const chosen = useMemo(() => {
    if (!open || !recent || !stepsToday) return undefined
    const closedIds = new Set(
      stepsToday.flatMap((s) => (s.step === 'closed' ? s.complaintId : [])),
    )
    const closed = recent.filter((c) => c.closed === true && isReadable(c))
    const found =
      query.trim() === ''
        ? []
        : closed.filter((c) => !closedIds.has(c.id) && isFound(c, query))
    return {
      open: open.filter(isReadable),
      closed: closed.filter((c) => closedIds.has(c.id)),
      found,
    }
  }, [open, recent, stepsToday, query])

  const ids = useMemo(
    () =>
      chosen ? [...chosen.open, ...chosen.closed, ...chosen.found].map((c) => c.id) : [],
    [chosen],
  )
  const steps = useChildrenOf(complaintStep, ids)

  return useMemo(() => {
    if (!chosen || !steps) return undefined
    const stepsOf = byComplaint(steps.filter(isReadableStep))
    const view = (c: Held<Complaint>) => complaintView(c, stepsOf.get(c.id) ?? [])
    const views = {
      open: chosen.open.map(view),
      closedToday: chosen.closed.map(view),
      found: chosen.found.map(view),
    }
    if (query.trim() === '') return { ...views, found: null }
    const all = [...views.open, ...views.closedToday].filter((v) =>
      isFound(v.complaint, query),
    )
    return { ...views, found: [...all, ...views.found] }
  }, [chosen, steps, query])
}

function byComplaint(steps: readonly Held<ComplaintStep>[]) {
  const groups = new Map<string, Held<ComplaintStep>[]>()
  for (const step of steps) {
    const group = groups.get(step.complaintId)
    if (group) group.push(step)
    else groups.set(step.complaintId, [step])
  }
  return groups
}

/** The most urgent first; what is done last. */
export function sortByUrgency(
  views: readonly ComplaintView[],
  now: number,
): readonly ComplaintView[] {
  return views
    .map((view) => ({ view, state: stateOf(view, now) }))
    .sort((a, b) => byUrgency(a.state, b.state))
    .map(({ view }) => view)
}
