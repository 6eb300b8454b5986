import { useDraft } from '#client/data/draft.ts'
import { complaintTexts } from '#client/locales/complaint.ts'
import { useText } from '#client/locales/use-text.ts'
import { useOpenForm } from '#client/ui/open-forms.ts'
import { showSnackbar } from '#client/ui/snackbar-state.ts'
import type { CaseProps } from './case-props.ts'

/** What is being answered in a panel; survives the lock, and a cancel can be undone. */
export function usePanelDraft<Answer extends object>(
  { view, onCancel }: Pick<CaseProps, 'view' | 'onCancel'>,
  name: string,
  empty: Answer,
) {
  const t = useText(complaintTexts)
  const key = `complaint ${view.complaint.id} ${name}`
  const { draft, setDraft, clearDraft, isDirty } = useDraft<Answer>(key, empty)
  useOpenForm(isDirty)
  return {
    draft,
    change: (fields: Partial<Answer>) => setDraft((held) => ({ ...held, ...fields })),
    clear: clearDraft,
    /** Leaves the panel; what was typed comes back with one tap. */
    cancel() {
      clearDraft()
      onCancel()
      if (!isDirty) return
      showSnackbar({
        text: t('discarded'),
        undo: { label: t('undo'), onUndo: () => setDraft(() => draft) },
      })
    },
  }
}
