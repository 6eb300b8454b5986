import { useCallback, useMemo, useState } from 'react'
import { newId } from '#client/data/new-id.ts'
import { serverNow } from '#client/data/server-now.ts'
import { useSave } from '#client/data/use-save.ts'
import { instantAt, shiftDay } from '#shared/record/business-day.ts'
import { PURPOSE_OF, type VisitUndo, visit, visitUndo } from '#shared/visit/visit.ts'
import { DUPLICATE } from '#shared/visit/visit-values.ts'
import type { LateEntry } from './late-entry-sheet.tsx'

/** `reason` and `duplicateOf`: the same group was counted at the other door. */
type UndoDraft = Pick<VisitUndo, 'visitId' | 'undoes' | 'reason' | 'duplicateOf'>

/** Where a business day begins: earlier hours are the night after it. */
const DAY_START_HOUR = 4

/**
 * Changes to what was already counted today. Each is one mutation and tells whether it was
 * stored; rows whose change was not are in `notSaved` until it is.
 */
export function useLogActions(day: string, zone: string) {
  const save = useSave()
  const [notSaved, setNotSaved] = useState<ReadonlySet<string>>(new Set())

  const writeUndos = useCallback(
    async (undos: readonly UndoDraft[]) => {
      const at = serverNow()
      const drafts = undos.map((undo) => ({
        kind: visitUndo,
        id: newId(),
        set: { day, at, ...undo },
        isNew: true as const,
      }))
      const result = await save.commit(drafts)
      const isSaved = result.type === 'saved'
      setNotSaved((ids) => {
        const next = new Set(ids)
        for (const { visitId } of undos) {
          if (isSaved) next.delete(visitId)
          else next.add(visitId)
        }
        return next
      })
      return isSaved ? drafts.map((draft) => draft.id) : null
    },
    [save, day],
  )

  /** The ids of the undos; null: not stored. */
  const takeBack = useCallback(
    (visitIds: readonly string[]) => writeUndos(visitIds.map((visitId) => ({ visitId }))),
    [writeUndos],
  )

  /** Lifts all the undos that hold: two tablets may have taken it back at once. */
  const giveBack = useCallback(
    async (visitId: string, undoIds: readonly string[]) =>
      (await writeUndos(undoIds.map((undoes) => ({ visitId, undoes })))) !== null,
    [writeUndos],
  )

  /** The second one no longer counts. The ids of the undos; null: not stored. */
  const merge = useCallback(
    (first: string, second: string) =>
      writeUndos([{ visitId: second, reason: DUPLICATE, duplicateOf: first }]),
    [writeUndos],
  )

  /** Two groups after all; null asks again. */
  const setDistinct = useCallback(
    async (visitId: string, distinctFrom: string | null) => {
      const result = await save.edit(visit, visitId, { distinctFrom })
      return result.type === 'saved'
    },
    [save],
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

  return useMemo(
    () => ({ takeBack, giveBack, merge, setDistinct, setConsultant, addLate, notSaved }),
    [takeBack, giveBack, merge, setDistinct, setConsultant, addLate, notSaved],
  )
}
