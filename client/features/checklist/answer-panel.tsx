import { useState } from 'react'
import { checklistTexts } from '#client/locales/checklist.ts'
import { useText } from '#client/locales/use-text.ts'
import type { People } from '#client/people/use-people.ts'
import { Button } from '#client/ui/button.tsx'
import { useOpenForm } from '#client/ui/open-forms.ts'
import { TextField } from '#client/ui/text-field.tsx'
import type { ChecklistAnswer } from '#shared/checklist/checklist-run.ts'
import { AmendFields } from './amend-fields.tsx'

/** `note`: a tick against the data; `amend`: a change after the signature. */
export type Ask = 'skip' | 'other' | 'note' | 'amend'
export type Given = Omit<NonNullable<ChecklistAnswer>, 'at' | 'byId'>

const REASONS = ['noCase', 'noTime', 'away', 'notHere'] as const
const NOTES = ['paper', 'late', 'other'] as const

export type AnswerPanelProps = {
  ask: Ask
  answer: ChecklistAnswer
  people: People
  /** The data says it is not done: a tick needs a word here, too. */
  isUnmet: boolean
  isBusy: boolean
  onSave: (given: Given | null, reason?: string) => void
  onCancel: () => void
}

/** The one question an answer needs: mostly a tap on what is usual, else a few words. */
export function AnswerPanel(props: AnswerPanelProps) {
  const { ask, people, isBusy, onSave, onCancel } = props
  const t = useText(checklistTexts)
  const [words, setWords] = useState('')
  useOpenForm(words !== '')
  if (ask === 'amend') return <AmendFields {...props} />

  const title = { skip: t('skipTitle'), other: t('otherTitle'), note: t('noteTitle') }[ask]
  const usual = {
    skip: REASONS.map((reason) => t(`reason.${reason}`)),
    other: people.staff.map(({ name }) => name),
    note: NOTES.map((note) => t(`note.${note}`)),
  }[ask]
  const given = (text: string): Given => {
    if (ask === 'skip') return { type: 'skipped', reason: text }
    return ask === 'other' ? { type: 'done', doneBy: text } : { type: 'done', note: text }
  }
  return (
    <section aria-label={title} className="flex flex-col gap-3">
      <h3 className="text-minor font-semibold">{title}</h3>
      <div className="flex flex-wrap gap-2">
        {usual.map((text) => (
          <Button key={text} isBusy={isBusy} onPress={() => onSave(given(text))}>
            {text}
          </Button>
        ))}
      </div>
      <div className="flex flex-wrap items-end gap-3">
        <div className="min-w-0 flex-1 basis-48">
          <TextField
            label={t(ask === 'other' ? 'otherName' : 'ownWords')}
            value={words}
            onChange={setWords}
            maxLength={ask === 'other' ? 120 : 400}
          />
        </div>
        <Button tone="quiet" onPress={onCancel}>
          {t('cancel')}
        </Button>
        <Button
          tone="primary"
          isBusy={isBusy}
          isDisabled={words.trim() === ''}
          onPress={() => onSave(given(words.trim()))}
        >
          {t('save')}
        </Button>
      </div>
    </section>
  )
}
