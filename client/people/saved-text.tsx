import { useEffect } from 'react'
import { useDraft } from '#client/data/draft.ts'
import { useOpenForm } from '#client/ui/open-forms.ts'
import { TextField, type TextFieldProps } from '#client/ui/text-field.tsx'

type SavedTextProps = Omit<TextFieldProps, 'value' | 'onChange' | 'onBlur'> & {
  /** Where half-written words are kept: kind, id and field. */
  draftKey: string
  value: string | null | undefined
  /** Null when it was emptied. `forget` drops the draft before the value is read back. */
  onSave: (text: string | null, forget: () => void) => void
  /** Left without a change. */
  onLeave?: () => void
}

/** A field that saves when it is left; what is half-written outlives a lock and a reload. */
export function SavedText({ draftKey, value, onSave, onLeave, ...field }: SavedTextProps) {
  const saved = value ?? ''
  const { draft, setDraft, clearDraft, isDirty } = useDraft<string | null>(draftKey, null)
  useOpenForm(isDirty)
  const isStored = draft !== null && draft.trim() === saved
  // Not earlier: until it is read back, the words before it would show for a moment.
  useEffect(() => {
    if (isStored && isDirty) clearDraft()
  }, [isStored, isDirty, clearDraft])

  function handleBlur() {
    if (draft !== null && draft.trim() !== saved) onSave(draft.trim() || null, clearDraft)
    else onLeave?.()
  }
  return (
    <TextField
      {...field}
      value={draft ?? saved}
      onChange={(text) => setDraft(() => text)}
      onBlur={handleBlur}
    />
  )
}
