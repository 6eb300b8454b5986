import { useCallback, useState } from 'react'
import type { Held } from '#client/data/held.ts'
import { newId } from '#client/data/new-id.ts'
import { serverNow } from '#client/data/server-now.ts'
import { useSave } from '#client/data/use-save.ts'
import { instantAt, shiftDay } from '#shared/record/business-day.ts'
import { PURPOSE_OF, type VisitUndo, visit, visitUndo } from '#shared/visit/visit.ts'
import type { LateEntry } from './late-entry-sheet.tsx'

/** Where a business day begins: earlier hours are the night after it. */
const DAY_START_HOUR = 4

/** Changes to what was already counted today. Each tells whether it was stored. */
export function useLogActions(day: string, zone: string) {
  const save = useSave()
  const [notSaved, setNotSaved] = useState<ReadonlySet<string>>(new Set())

  const mark = useCallback((visitId: string, isSaved: boolean) => {
    setNotSaved((ids) => {
      if (ids.has(visitId) === !isSaved) return ids
      const next = new Set(ids)
      if (isSaved) next.delete(visitId)
      else next.add(visitId)
      return next
    })
    return isSaved
  }, [])

  const takeBack = useCallback(
    async (visitId: string) => {
      const result = await save.create(visitUndo, { day, visitId, at: serverNow() })
      return mark(visitId, result.type === 'saved')
    },
    [save, day, mark],
  )

  /** Lifts every undo that holds: two tablets may have taken it back at once. */
  const giveBack = useCallback(
    async (visitId: string, undos: readonly Held<VisitUndo>[]) => {
      const at = serverNow()
      const result = await save.commit(
        undos.map((undo) => ({
          kind: visitUndo,
          id: newId(),
          set: { day, visitId, at, undoes: undo.id },
          isNew: true as const,
        })),
      )
      return mark(visitId, result.type === 'saved')
    },
    [save, day, mark],
  )

  const setConsultant = useCallback(
    async (visitId: string, consultantId: string | null) => {
      const result = await save.edit(visit, visitId, { consultantId })
      return result.type === 'saved'
    },
    [save],
  )

  /** All of them in one mutation, at the start of their hour. Null: not stored. */
  const addLate = useCallback(
    async (entry: LateEntry) => {
      const date = entry.hour < DAY_START_HOUR ? shiftDay(day, 1) : day
      const body = {
        day,
        arriveAt: instantAt(date, entry.hour, 0, zone),
        headcount: entry.people,
        lateReason: entry.reason,
        ...PURPOSE_OF[entry.channel],
      }
      const drafts = Array.from({ length: entry.batches }, () => ({
        kind: visit,
        id: newId(),
        set: body,
        isNew: true as const,
      }))
      const result = await save.commit(drafts)
      return result.type === 'saved' ? drafts.map((draft) => draft.id) : null
    },
    [save, day, zone],
  )

  /** Several at once, as they were added. */
  const takeBackAll = useCallback(
    async (visitIds: readonly string[]) => {
      const at = serverNow()
      await save.commit(
        visitIds.map((visitId) => ({
          kind: visitUndo,
          id: newId(),
          set: { day, visitId, at },
          isNew: true as const,
        })),
      )
    },
    [save, day],
  )

  return { takeBack, giveBack, setConsultant, addLate, takeBackAll, notSaved }
}
