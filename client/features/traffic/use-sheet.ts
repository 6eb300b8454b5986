import { useMemo } from 'react'
import { useDay } from '#client/data/use-records.ts'
import { standingUndos } from '#shared/visit/count-visits.ts'
import { numberRows, type SheetTotals, sheetTotals } from '#shared/visit/day-totals.ts'
import { visit, visitUndo } from '#shared/visit/visit.ts'
import { isReadable, type VisitView } from './visit-view.ts'

export type Sheet = {
  /** By arrival; void rows too. */
  readonly rows: readonly VisitView[]
  readonly totals: SheetTotals
}

/** The sheet of one business day; undefined while the first read runs. */
export function useSheet(day: string, zone: string): Sheet | undefined {
  const held = useDay(visit, day)
  const undos = useDay(visitUndo, day)
  return useMemo(() => {
    if (!held || !undos) return undefined
    const visits = held.filter(isReadable)
    const numbers = numberRows(visits)
    const undone = standingUndos(undos)
    const rows = visits
      .map((one): VisitView => {
        const taken = undone.get(one.id) ?? []
        const isWaiting = one.waiting || taken.some((undo) => undo.waiting)
        return { visit: one, number: numbers.get(one.id) ?? 0, undos: taken, isWaiting }
      })
      .sort((a, b) => a.number - b.number)
    const standing = rows.filter((row) => row.undos.length === 0)
    return {
      rows,
      totals: sheetTotals(
        standing.map((row) => row.visit),
        zone,
      ),
    }
  }, [held, undos, zone])
}
