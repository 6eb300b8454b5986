import { complaintTexts } from '#client/locales/complaint.ts'
import { useText } from '#client/locales/use-text.ts'
import { Button } from '#client/ui/button.tsx'
import { TextArea } from '#client/ui/text-area.tsx'
import { type AskProps, Panel } from './panel.tsx'
import { usePanelDraft } from './use-panel-draft.ts'

/** The solution, in words or by voice; the step counts without them too. */
export function PlanPanel({ solution, ...ask }: AskProps<string> & { solution: string }) {
  const t = useText(complaintTexts)
  const { draft, change, clear, discard } = usePanelDraft(
    `complaint ${ask.complaintId} plan`,
    { text: solution },
  )
  const text = draft.text
  return (
    <Panel
      title={t('planTitle')}
      onCancel={() => {
        discard()
        ask.onCancel()
      }}
      action={
        <Button
          tone="primary"
          size="large"
          isBusy={ask.isBusy}
          onPress={() => ask.onSave(text.trim(), clear)}
        >
          {t('do.planned')}
        </Button>
      }
    >
      <TextArea
        label={t('solution')}
        optionalLabel={t('optional')}
        description={`${t('descriptionHint')} ${t('planHint')}`}
        value={text}
        onChange={(words) => change({ text: words })}
        maxLength={4000}
      />
    </Panel>
  )
}
