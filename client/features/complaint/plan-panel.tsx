import { useState } from 'react'
import { complaintTexts } from '#client/locales/complaint.ts'
import { useText } from '#client/locales/use-text.ts'
import { Button } from '#client/ui/button.tsx'
import { useOpenForm } from '#client/ui/open-forms.ts'
import { TextArea } from '#client/ui/text-area.tsx'
import { type AskProps, Panel } from './panel.tsx'

/** The solution, in words or by voice; the step counts without them too. */
export function PlanPanel({ solution, ...ask }: AskProps<string> & { solution: string }) {
  const t = useText(complaintTexts)
  const [text, setText] = useState(solution)
  useOpenForm(text !== solution)
  return (
    <Panel
      title={t('planTitle')}
      onCancel={ask.onCancel}
      action={
        <Button
          tone="primary"
          size="large"
          isBusy={ask.isBusy}
          onPress={() => ask.onSave(text.trim())}
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
        onChange={setText}
        maxLength={4000}
      />
    </Panel>
  )
}
