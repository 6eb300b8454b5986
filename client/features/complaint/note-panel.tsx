import { complaintTexts } from '#client/locales/complaint.ts'
import { useText } from '#client/locales/use-text.ts'
import { Button } from '#client/ui/button.tsx'
import { TextArea } from '#client/ui/text-area.tsx'
import { type AskProps, Panel } from './panel.tsx'
import { usePanelDraft } from './use-panel-draft.ts'

/** Words beside the course: a voice message left, what was heard. */
export function NotePanel(ask: AskProps<string>) {
  const t = useText(complaintTexts)
  const { draft, change, clear, discard } = usePanelDraft(
    `complaint ${ask.complaintId} note`,
    { text: '' },
  )
  const text = draft.text
  return (
    <Panel
      title={t('noteTitle')}
      onCancel={() => {
        discard()
        ask.onCancel()
      }}
      action={
        <Button
          tone="primary"
          size="large"
          isBusy={ask.isBusy}
          isDisabled={text.trim() === ''}
          onPress={() => ask.onSave(text.trim(), clear)}
        >
          {t('noteSave')}
        </Button>
      }
    >
      <TextArea
        label={t('noteTitle')}
        description={t('descriptionHint')}
        value={text}
        onChange={(words) => change({ text: words })}
        maxLength={4000}
      />
    </Panel>
  )
}
