import { useMemo } from 'react'
import { useBusinessDay } from '#client/data/business-day.ts'
import type { Held } from '#client/data/held.ts'
import { useChildrenOf, useDay, useDays, useOpen } from '#client/data/use-records.ts'
import { useRuleBook } from '#client/data/use-rule-book.ts'
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
/** A complaint closed on the day asked for began at most this long before. */
const OPEN_DAYS = 90
/** One read each up to here. */
const MANY = 50
const NONE: readonly string[] = []
const LAST_DAY = '9999-12-31'

export type Complaints = {
  readonly open: readonly ComplaintView[]
  readonly closedToday: readonly ComplaintView[]
  /** null while nothing is searched for. */
  readonly found: readonly ComplaintView[] | null
  /** What was closed on the day asked for, however long it had been open. */
  readonly closedThen: readonly ComplaintView[]
}

/** What the list shows; undefined while the first read runs. */
export function useComplaints(
  query: string,
  closedDay: string | null,
): Complaints | undefined {
  const today = useBusinessDay()
  const book = useRuleBook()
  const open = useOpen(complaint)
  const recent = useDays(
    complaint,
    closedDay ? shiftDay(closedDay, -OPEN_DAYS) : shiftDay(today, -SEARCHED_DAYS),
    today,
  )
  const stepsToday = useDay(complaintStep, today)
  const stepsThen = useDay(complaintStep, closedDay ?? today)

  const chosen = useMemo(() => {
    if (!open || !recent || !stepsToday || !stepsThen) return undefined
    const closedIds = closedBy(stepsToday)
    const thenIds = closedDay === null ? new Set<string>() : closedBy(stepsThen)
    const closed = recent.filter((c) => c.closed === true && isReadable(c))
    const found =
      query.trim() === ''
        ? []
        : closed.filter((c) => !closedIds.has(c.id) && isFound(c, query))
    return {
      open: open.filter(isReadable),
      closed: closed.filter((c) => closedIds.has(c.id)),
      closedThen: closed.filter((c) => thenIds.has(c.id)),
      found,
    }
  }, [open, recent, stepsToday, stepsThen, closedDay, query])

  const shown = useMemo(() => {
    const groups = chosen
      ? [chosen.open, chosen.closed, chosen.closedThen, chosen.found]
      : []
    return [...new Map(groups.flat().map((c) => [c.id, c])).values()]
  }, [chosen])
  const ids = useMemo(() => shown.map((c) => c.id), [shown])
  const firstDay = shown.reduce((first, { day }) => (day < first ? day : first), today)
  const steps = useStepsOf(ids, firstDay)

  return useMemo(() => {
    if (!chosen || !steps) return undefined
    const stepsOf = byComplaint(steps.filter(isReadableStep))
    const view = (c: Held<Complaint>) => complaintView(c, stepsOf.get(c.id) ?? [], book)
    const views = {
      open: chosen.open.map(view),
      closedToday: chosen.closed.map(view),
      closedThen: chosen.closedThen.map(view),
      found: chosen.found.map(view),
    }
    if (query.trim() === '') return { ...views, found: null }
    const all = [...views.open, ...views.closedToday].filter((v) =>
      isFound(v.complaint, query),
    )
    return { ...views, found: [...all, ...views.found] }
  }, [chosen, steps, query, book])
}

/** By complaint while they are few; more than that are read in one go, by their days. */
function useStepsOf(
  ids: readonly string[],
  firstDay: string,
): readonly Held<ComplaintStep>[] | undefined {
  const isMany = ids.length > MANY
  const few = useChildrenOf(complaintStep, isMany ? NONE : ids)
  const many = useDays(complaintStep, isMany ? firstDay : LAST_DAY, LAST_DAY)
  return isMany ? many : few
}

function closedBy(steps: readonly Held<ComplaintStep>[]): Set<string> {
  const ends: readonly string[] = ['closed', 'linked']
  return new Set(steps.flatMap((s) => (ends.includes(s.step) ? s.complaintId : [])))
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
