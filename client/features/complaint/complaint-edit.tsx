import { useState } from 'react'
import { useDraft } from '#client/data/draft.ts'
import { complaintTexts } from '#client/locales/complaint.ts'
import { useText } from '#client/locales/use-text.ts'
import type { People } from '#client/people/use-people.ts'
import { FormEnd } from '#client/ui/form-end.tsx'
import { useOpenForm } from '#client/ui/open-forms.ts'
import type { Complaint } from '#shared/complaint/complaint.ts'
import { type ComplaintDraft, changesOf, draftOf } from './complaint-draft.ts'
import { CategoryField, MoreFields, WordsFields } from './complaint-fields.tsx'
import { Pane } from './pane.tsx'
import { ProblemNote } from './problem-note.tsx'
import type { Failure } from './use-complaint-actions.ts'

type ComplaintEditProps = {
  complaint: Complaint & { readonly id: string }
  people: People
  /** Only the fields that differ. */
  onSave: (changes: Partial<Complaint>, onSaved: () => void) => void
  onDone: () => void
  isBusy: boolean
  failure: Failure | null
}

/** Corrects what was written down. The start of the clock stays as it is. */
export function ComplaintEdit({
  complaint,
  people,
  onSave,
  onDone,
  isBusy,
  failure,
}: ComplaintEditProps) {
  const t = useText(complaintTexts)
  const [opened] = useState(() => draftOf(complaint))
  const { draft, setDraft, clearDraft, isDirty } = useDraft(`complaint ${complaint.id}`, {
    before: opened,
    after: opened,
  })
  useOpenForm(isDirty)

  const change = (fields: Partial<ComplaintDraft>) =>
    setDraft(({ before, after }) => ({ before, after: { ...after, ...fields } }))

  function finish() {
    clearDraft()
    onDone()
  }

  function handleSave() {
    const changes = changesOf(draft.before, draft.after)
    if (Object.keys(changes).length === 0) finish()
    else onSave(changes, finish)
  }

  const footer = (
    <div>
      <ProblemNote failure={failure} onRetry={handleSave} />
      <FormEnd
        cancelLabel={t('cancel')}
        onCancel={finish}
        save={{ label: t('saveEdit'), isBusy, onSave: handleSave }}
      />
    </div>
  )

  return (
    <Pane label={t('edit')} isForm footer={footer}>
      <h2 className="text-row font-semibold">{t('edit')}</h2>
      <CategoryField draft={draft.after} onChange={change} isMissing={false} />
      <WordsFields draft={draft.after} onChange={change} />
      <MoreFields
        draft={draft.after}
        onChange={change}
        people={people}
        defaultOwnerId={null}
        isLevelFixed
      />
    </Pane>
  )
}
