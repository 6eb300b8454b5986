import { useMemo } from 'react'
import type { Held } from '#client/data/held.ts'
import { useDays } from '#client/data/use-records.ts'
import { type Complaint, complaint } from '#shared/complaint/complaint.ts'
import { shiftDay } from '#shared/record/business-day.ts'
import { isReadable } from './complaint-view.ts'

/** Repeats are looked for this far back. */
const DAYS = 31

export type Neighbour = Held<Complaint>

/** The complaints around this one, as far as this tablet holds them. */
export function useNeighbours({
  id,
  day,
}: Pick<Held<Complaint>, 'id' | 'day'>): readonly Neighbour[] {
  const around = useDays(complaint, shiftDay(day, -DAYS), shiftDay(day, DAYS))
  return useMemo(
    () => (around ?? []).filter((other) => other.id !== id && isReadable(other)),
    [around, id],
  )
}
