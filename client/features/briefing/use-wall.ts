import { useMemo } from 'react'
import { useBusinessDay } from '#client/data/business-day.ts'
import { useAll, useChildrenOf, useDay, useOpen } from '#client/data/use-records.ts'
import { useRuleBook } from '#client/data/use-rule-book.ts'
import { complaint, complaintStep } from '#shared/complaint/complaint.ts'
import { person } from '#shared/people/person.ts'
import type { Store } from '#shared/store/store.ts'
import { countVisits } from '#shared/visit/count-visits.ts'
import { visit, visitUndo } from '#shared/visit/visit.ts'
import { hourColumns } from './hour-columns.ts'
import { wallComplaints } from './wall-complaints.ts'

/** Everything the wall shows, from the local store; undefined while it is first read. */
export function useWall(store: Store, now: number) {
  const today = useBusinessDay()
  const visits = useDay(visit, today)
  const undos = useDay(visitUndo, today)
  const open = useOpen(complaint)
  const ids = useMemo(() => open?.map(({ id }) => id) ?? [], [open])
  const steps = useChildrenOf(complaintStep, ids)
  const people = useAll(person)
  const book = useRuleBook()

  const counted = useMemo(() => {
    if (!visits || !undos) return undefined
    const totals = countVisits(visits, undos, store.zone)
    return { totals, bars: hourColumns(totals.byHour, store) }
  }, [visits, undos, store])
  const complaints = useMemo(() => {
    if (!open || !steps || !people) return undefined
    const names = new Map(people.map(({ id, name }) => [id, name]))
    return wallComplaints(open, steps, (id) => names.get(id), now, book)
  }, [open, steps, people, now, book])

  return counted && complaints && { ...counted, complaints }
}
