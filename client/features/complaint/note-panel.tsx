import { useState } from 'react'
import { complaintTexts } from '#client/locales/complaint.ts'
import { useText } from '#client/locales/use-text.ts'
import { Button } from '#client/ui/button.tsx'
import { useOpenForm } from '#client/ui/open-forms.ts'
import { TextArea } from '#client/ui/text-area.tsx'
import { type AskProps, Panel } from './panel.tsx'

/** Words beside the course: a voice message left, what was heard. */
export function NotePanel(ask: AskProps<string>) {
  const t = useText(complaintTexts)
  const [text, setText] = useState('')
  useOpenForm(text !== '')
  return (
    <Panel
      title={t('noteTitle')}
      onCancel={ask.onCancel}
      action={
        <Button
          tone="primary"
          size="large"
          isBusy={ask.isBusy}
          isDisabled={text.trim() === ''}
          onPress={() => ask.onSave(text.trim())}
        >
          {t('noteSave')}
        </Button>
      }
    >
      <TextArea
        label={t('noteTitle')}
        description={t('descriptionHint')}
        value={text}
        onChange={setText}
        maxLength={4000}
      />
    </Panel>
  )
}
