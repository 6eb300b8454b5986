import { useState } from 'react'
import { officeTexts } from '#client/locales/office.ts'
import { personalTexts } from '#client/locales/office-personal.ts'
import { useText } from '#client/locales/use-text.ts'
import { Button } from '#client/ui/button.tsx'
import { Sheet } from '#client/ui/dialog.tsx'
import { showSnackbar } from '#client/ui/snackbar-state.ts'
import { TextArea } from '#client/ui/text-area.tsx'
import { TextField } from '#client/ui/text-field.tsx'
import type { FoundRecord } from '#shared/office/personal-protocol.ts'
import { doneSchema } from '#shared/people/identity-protocol.ts'
import { officeCall } from '../office-call.ts'
import { ProblemNote } from '../problem-note.tsx'
import { useAct } from '../use-act.tsx'
import { useKindWord } from '../use-kind-word.ts'
import { useFieldWord } from './use-field-word.ts'

type RecordSheetProps = { record: FoundRecord; onClose: () => void }

/** What one record tells of a person, each field with its way to put it right. */
export function RecordSheet({ record, onClose }: RecordSheetProps) {
  const t = useText(officeTexts)
  const p = useText(personalTexts)
  const kindWord = useKindWord()
  const texts = Object.entries(record.fields).filter(
    (entry): entry is [string, string] =>
      typeof entry[1] === 'string' && record.kind !== 'photo',
  )
  return (
    <Sheet
      isOpen
      isForm
      title={[kindWord(record.kind), record.day].filter(Boolean).join('・')}
      closeLabel={t('close')}
      onClose={onClose}
    >
      <div className="flex flex-col gap-6">
        {texts.length === 0 && <p className="text-muted">{p('nothing')}</p>}
        {texts.map(([field, value]) => (
          <FieldForm key={`${field} ${value}`} {...{ record, field, value }} />
        ))}
      </div>
    </Sheet>
  )
}

/** What takes more than a line. */
const LONG: ReadonlySet<string> = new Set([
  ...['note', 'question', 'description', 'customerWish', 'solution'],
  ...['rootCause', 'prevention'],
])

type FieldFormProps = { record: FoundRecord; field: string; value: string }

function FieldForm({ record, field, value }: FieldFormProps) {
  const p = useText(personalTexts)
  const label = useFieldWord()(field)
  const [typed, setTyped] = useState(value)
  const { kind, id, storeId } = record
  const correct = useAct({
    act: (body: object) =>
      officeCall({ path: '/personal/correct', body, reply: doneSchema }),
    changes: ['personal', 'audit'],
    onDone: () => showSnackbar({ text: p('correct.done') }),
  })
  const isChanged = typed !== value
  const Entry = LONG.has(field) ? TextArea : TextField
  const handleSave = () => {
    if (!isChanged) return
    correct.run({ record: { kind, id, storeId }, field, seen: value, value: typed })
  }
  return (
    <form
      noValidate
      aria-label={label}
      className="flex flex-col items-start gap-3"
      onSubmit={(event) => {
        event.preventDefault()
        handleSave()
      }}
    >
      <div className="w-full">
        <Entry label={label} value={typed} onChange={setTyped} maxLength={4000} />
      </div>
      <ProblemNote error={correct.error} />
      {isChanged && (
        <Button type="submit" tone="primary" isBusy={correct.isBusy}>
          {p('correct')}
        </Button>
      )}
      {correct.proof}
    </form>
  )
}
