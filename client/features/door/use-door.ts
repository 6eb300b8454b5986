import { useMemo } from 'react'
import { useBusinessDay } from '#client/data/business-day.ts'
import type { Held } from '#client/data/held.ts'
import { useAll, useDay } from '#client/data/use-records.ts'
import { useLanguage } from '#client/locales/use-language.ts'
import { type Person, person } from '#shared/people/person.ts'
import { countVisits, standingUndos, type VisitTotals } from '#shared/visit/count-visits.ts'
import { type Visit, type VisitUndo, visit, visitUndo } from '#shared/visit/visit.ts'

export type Door = {
  readonly day: string
  /** Latest arrival first. */
  readonly visits: readonly Held<Visit>[]
  readonly ids: ReadonlySet<string>
  /** The undos that hold, by visit id. */
  readonly undos: ReadonlyMap<string, readonly Held<VisitUndo>[]>
  readonly totals: VisitTotals
}

/** Today at the door; undefined while the first read runs. */
export function useDoor(zone: string): Door | undefined {
  const day = useBusinessDay()
  const held = useDay(visit, day)
  const undos = useDay(visitUndo, day)
  return useMemo(() => {
    if (!held || !undos) return undefined
    const visits = held.filter(isReadable)
    return {
      day,
      visits: visits.toSorted((a, b) => b.arriveAt - a.arriveAt || (a.id < b.id ? 1 : -1)),
      ids: new Set(visits.map((v) => v.id)),
      undos: standingUndos(undos),
      totals: countVisits(visits, undos, zone),
    }
  }, [day, held, undos, zone])
}

/** What lies in the browser's storage is not trusted; checked by hand, for every tap reads it. */
function isReadable({ arriveAt, headcount, lateReason }: Held<Visit>): boolean {
  const hasReason = lateReason === undefined || typeof lateReason === 'string'
  return Number.isFinite(arriveAt) && Number.isFinite(headcount) && hasReason
}

export type Staff = {
  /** undefined: a person this tablet does not know any more. */
  readonly nameOf: (id: string) => string | undefined
  readonly consultants: readonly Held<Person>[]
}

export function useStaff(storeId: string | undefined): Staff {
  const language = useLanguage()
  const people = useAll(person)
  return useMemo(() => {
    const names = new Map(people?.map((p) => [p.id, p.name]))
    const consultants = (people ?? []).filter(
      (p) => p.active && p.role === 'consultant' && p.storeIds.includes(storeId ?? ''),
    )
    return {
      nameOf: (id) => names.get(id),
      consultants: consultants.toSorted((a, b) => a.name.localeCompare(b.name, language)),
    }
  }, [people, storeId, language])
}
