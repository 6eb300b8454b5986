import { serverNow } from '#client/data/server-now.ts'
import { useSave } from '#client/data/use-save.ts'
import { complaintTexts } from '#client/locales/complaint.ts'
import { useText } from '#client/locales/use-text.ts'
import { showSnackbar } from '#client/ui/snackbar-state.ts'
import { exportNote } from '#shared/privacy/export-note.ts'
import { businessDay } from '#shared/record/business-day.ts'
import type { ComplaintView } from './complaint-view.ts'

/** Paper leaves the house: who printed what is written down first, or nothing is printed. */
export function usePrintNote(
  { complaint, number }: ComplaintView,
  zone: string,
): (onNoted: () => void) => Promise<void> {
  const t = useText(complaintTexts)
  const save = useSave()
  return async function note(onNoted) {
    const at = serverNow()
    const result = await save.create(exportNote, {
      ...{ day: businessDay(at, zone), at, what: number, format: 'print', rows: 1 },
      personal: Boolean(complaint.phone),
    })
    if (result.type === 'saved') onNoted()
    else {
      const onUndo = () => void note(onNoted)
      showSnackbar({ text: t('notSaved'), undo: { label: t('retry'), onUndo } })
    }
  }
}
