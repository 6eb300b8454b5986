import { useMemo } from 'react'
import { useDays } from '#client/data/use-records.ts'
import { shiftDay } from '#shared/record/business-day.ts'
import { visit } from '#shared/visit/visit.ts'

const LOOK_BACK_DAYS = 14
const MOST_HINTS = 8

/** The models customers asked for lately, most often first: nobody has to type them again. */
export function useModelHints(day: string): readonly string[] {
  const visits = useDays(visit, shiftDay(day, -LOOK_BACK_DAYS), day)
  return useMemo(() => {
    const counts = new Map<string, number>()
    for (const { models } of visits ?? []) {
      if (!Array.isArray(models)) continue
      for (const model of models) counts.set(model, (counts.get(model) ?? 0) + 1)
    }
    return [...counts]
      .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
      .slice(0, MOST_HINTS)
      .map(([model]) => model)
  }, [visits])
}
