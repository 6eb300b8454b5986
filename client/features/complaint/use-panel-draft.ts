import { useDraft } from '#client/data/draft.ts'
import { complaintTexts } from '#client/locales/complaint.ts'
import { useText } from '#client/locales/use-text.ts'
import { useOpenForm } from '#client/ui/open-forms.ts'
import { showSnackbar } from '#client/ui/snackbar-state.ts'

/** What is being answered in a panel; survives the lock, and a cancel can be undone. */
export function usePanelDraft<Answer extends object>(name: string, empty: Answer) {
  const t = useText(complaintTexts)
  const { draft, setDraft, clearDraft, isDirty } = useDraft<Answer>(name, empty)
  useOpenForm(isDirty)
  return {
    draft,
    change: (fields: Partial<Answer>) => setDraft((held) => ({ ...held, ...fields })),
    clear: clearDraft,
    discard() {
      clearDraft()
      if (!isDirty) return
      showSnackbar({
        text: t('discarded'),
        undo: { label: t('undo'), onUndo: () => setDraft(() => draft) },
      })
    },
  }
}
