import { useState } from 'react'
import { useDraft } from '#client/data/draft.ts'
import { serverNow } from '#client/data/server-now.ts'
import { quickAddTexts } from '#client/locales/quick-add.ts'
import { useText } from '#client/locales/use-text.ts'
import type { People } from '#client/people/use-people.ts'
import { FormEnd } from '#client/ui/form-end.tsx'
import { useOpenForm } from '#client/ui/open-forms.ts'
import { Select } from '#client/ui/select.tsx'
import { TextArea } from '#client/ui/text-area.tsx'
import { TextField } from '#client/ui/text-field.tsx'
import { clockAt } from '#shared/inspection/due-rounds.ts'
import { businessDay } from '#shared/record/business-day.ts'
import type { QuickAdder } from './use-quick-add.ts'

type NoteFormProps = {
  zone: string
  people: People | undefined
  add: QuickAdder
  onCancel: () => void
}
type NoteDraft = { text: string; ownerId: string | null; due: string }

const NOBODY = 'nobody'
const EMPTY: NoteDraft = { text: '', ownerId: null, due: '' }

/** Something to be done: words, and if known who and by when. */
export function NoteForm({ zone, people, add, onCancel }: NoteFormProps) {
  const t = useText(quickAddTexts)
  const { draft, setDraft, clearDraft, isDirty } = useDraft('quick-add note', EMPTY)
  const [isTried, setIsTried] = useState(false)
  useOpenForm(isDirty)
  const change = (fields: Partial<NoteDraft>) =>
    setDraft((held) => ({ ...held, ...fields }))
  const text = draft.text.trim()

  function save() {
    setIsTried(true)
    if (text === '') return
    const { ownerId, due } = draft
    add.note(
      {
        text,
        ownerId,
        dueAt: due === '' ? null : clockAt(businessDay(serverNow(), zone), due, zone),
      },
      clearDraft,
    )
  }
  return (
    <div className="flex flex-col gap-5">
      <TextArea
        label={t('noteText')}
        value={draft.text}
        onChange={(words) => change({ text: words })}
        maxLength={1000}
        errorMessage={isTried && text === '' ? t('needed') : undefined}
      />
      <Select
        label={t('noteOwner')}
        options={[{ value: NOBODY, label: t('noOwner') }, ...(people?.options ?? [])]}
        value={draft.ownerId ?? NOBODY}
        onChange={(id) => change({ ownerId: id === NOBODY ? null : id })}
      />
      <TextField
        label={t('noteDue')}
        type="time"
        value={draft.due}
        onChange={(due) => change({ due })}
      />
      <FormEnd
        cancelLabel={t('cancel')}
        onCancel={onCancel}
        save={{ label: t('save'), isBusy: add.isBusy, onSave: save }}
      />
    </div>
  )
}
