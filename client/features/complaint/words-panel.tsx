import { complaintTexts } from '#client/locales/complaint.ts'
import { caseTexts } from '#client/locales/complaint-case.ts'
import { useText } from '#client/locales/use-text.ts'
import { TextArea } from '#client/ui/text-area.tsx'
import type { CaseProps } from './case-props.ts'
import { SavePanel } from './panel.tsx'
import { usePanelDraft } from './use-panel-draft.ts'

export type WordsStep = 'note' | 'facts' | 'statement' | 'settled' | 'reopened'

/** A step that is words: what was checked, what the person complained about says. */
export function WordsPanel({ step, ...props }: CaseProps & { step: WordsStep }) {
  const t = useText(complaintTexts)
  const c = useText(caseTexts)
  const { draft, change, clear, cancel } = usePanelDraft(props, step, { text: '' })
  const text = draft.text.trim()
  const title = step === 'note' ? t('noteTitle') : c(`words.${step}`)
  return (
    <SavePanel
      title={title}
      saveLabel={step === 'note' ? t('noteSave') : c(`save.${step}`)}
      isBusy={props.isBusy}
      isIncomplete={text === ''}
      onSave={() =>
        props.record(
          [{ step, note: text }],
          step === 'reopened' ? { closed: false } : null,
          clear,
        )
      }
      onCancel={cancel}
    >
      <TextArea
        label={title}
        description={step === 'settled' ? c('settledHint') : t('descriptionHint')}
        value={draft.text}
        onChange={(words) => change({ text: words })}
        maxLength={4000}
      />
    </SavePanel>
  )
}
