import { useMemo } from 'react'
import { newId } from '#client/data/new-id.ts'
import { serverNow } from '#client/data/server-now.ts'
import { useSave } from '#client/data/use-save.ts'
import { trafficTexts } from '#client/locales/traffic.ts'
import { useText } from '#client/locales/use-text.ts'
import { showSnackbar } from '#client/ui/snackbar-state.ts'
import { type Visit, visit, visitUndo } from '#shared/visit/visit.ts'
import { type Failure, useRowWriter } from './use-row-edit.ts'
import type { VisitView } from './visit-view.ts'

export type VisitEdit = {
  /** Saved at once, as one mutation. */
  readonly set: (fields: Partial<Visit>) => void
  /** `reason`: a code or words. The row stays, struck out. */
  readonly voidRow: (reason: string) => void
  /** Lifts all the undos that hold: two tablets may have taken it back at once. */
  readonly restore: () => void
  readonly failure: Failure | null
}

/** What can be done to one row. */
export function useVisitEdit({ visit: row, number, undos }: VisitView): VisitEdit {
  const t = useText(trafficTexts)
  const save = useSave()
  const { write, failure } = useRowWriter()
  const { id, day } = row
  const undoIds = undos.map((undo) => undo.id).join(' ')

  return useMemo(() => {
    function undoDrafts(fields: readonly { reason?: string; undoes?: string }[]) {
      const at = serverNow()
      // The day of the row, not of the tap: so that both are read with the same sheet.
      return fields.map((one) => ({
        ...{ kind: visitUndo, id: newId(), isNew: true as const },
        set: { day, visitId: id, at, ...one },
      }))
    }
    function voidRow(reason: string) {
      const drafts = undoDrafts([{ reason }])
      const ids = drafts.map((draft) => draft.id)
      write(
        () => save.commit(drafts),
        () => {
          const undo = { label: t('undo'), onUndo: () => restore(ids, reason) }
          showSnackbar({ text: t('voided', { number }), undo })
        },
      )
    }
    function restore(ids: readonly string[], reason: string | undefined) {
      const drafts = undoDrafts(ids.map((undoes) => ({ undoes })))
      write(
        () => save.commit(drafts),
        () => {
          const undo = { label: t('undo'), onUndo: () => voidRow(reason ?? 'mistake') }
          showSnackbar({ text: t('restored', { number }), undo })
        },
      )
    }
    return {
      set: (fields) => write(() => save.edit(visit, id, fields)),
      voidRow,
      restore: () => restore(undoIds.split(' '), undos[0]?.reason),
      failure,
    }
  }, [t, save, write, failure, id, day, number, undoIds, undos])
}
