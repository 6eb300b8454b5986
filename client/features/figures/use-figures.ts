import { useMemo } from 'react'
import type { Held } from '#client/data/held.ts'
import { useChildrenOf, useDays } from '#client/data/use-records.ts'
import { useRuleBook } from '#client/data/use-rule-book.ts'
import { complaint, complaintStep } from '#shared/complaint/complaint.ts'
import { complaintCourse } from '#shared/complaint/complaint-course.ts'
import { contact } from '#shared/contact/contact.ts'
import { cardCourse } from '#shared/inspection/card-course.ts'
import { cardStep, correctiveAction } from '#shared/inspection/corrective-action.ts'
import { roundSignature } from '#shared/inspection/inspection-round.ts'
import { figuresOf } from '#shared/kpi/figures.ts'
import { businessDay } from '#shared/record/business-day.ts'
import type { Store } from '#shared/store/store.ts'
import { standingVisits } from '#shared/visit/count-visits.ts'
import { type Visit, visit, visitUndo } from '#shared/visit/visit.ts'
import type { DaySpan } from './use-period.ts'

/** Visits of the days that nobody took back; undefined while the first read runs. */
export function useStandingVisits({
  from,
  to,
}: DaySpan): readonly Held<Visit>[] | undefined {
  const visits = useDays(visit, from, to)
  const undos = useDays(visitUndo, from, to)
  return useMemo(() => visits && undos && standingVisits(visits, undos), [visits, undos])
}

/** All figures of the days; undefined while the first read runs. `now`: server's time, ms. */
export function useFigures(
  { from, to }: DaySpan,
  visits: readonly Held<Visit>[] | undefined,
  { zone }: Pick<Store, 'zone'>,
  now: number,
) {
  const book = useRuleBook()
  const contacts = useDays(contact, from, to)
  const signatures = useDays(roundSignature, from, to)
  const complaints = useWithSteps(
    useDays(complaint, from, to),
    complaintStep,
    'complaintId',
  )
  const cards = useWithSteps(useDays(correctiveAction, from, to), cardStep, 'cardId')
  return useMemo(() => {
    if (!visits || !contacts || !signatures || !complaints || !cards) return undefined
    return figuresOf({
      visits,
      contacts,
      signatures,
      complaints: complaints.map(({ one, steps }) => ({
        complaint: one,
        course: complaintCourse(steps),
        captured: one.captured,
        book,
      })),
      cards: cards.map(({ one, steps }) => cardCourse(one, steps)),
      now,
      dayOf: (at) => businessDay(at, zone),
    })
  }, [visits, contacts, signatures, complaints, cards, now, zone, book])
}

type Named = { readonly id: string }

/** Each with the steps that name it in `field`. */
function useWithSteps<One extends Named, K extends typeof complaintStep | typeof cardStep>(
  records: readonly One[] | undefined,
  kind: K,
  field: string,
) {
  const ids = useMemo(() => (records ?? []).map(({ id }) => id), [records])
  const steps = useChildrenOf(kind, ids)
  return useMemo(() => {
    if (!records || !steps) return undefined
    const byId = new Map<string, typeof steps>(records.map(({ id }) => [id, []]))
    for (const step of steps)
      byId.get((step as Record<string, unknown>)[field] as string)?.push(step)
    return records.map((one) => ({ one, steps: byId.get(one.id) ?? [] }))
  }, [records, steps, field])
}
