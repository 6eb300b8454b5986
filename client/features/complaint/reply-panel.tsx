import { complaintTexts } from '#client/locales/complaint.ts'
import { caseTexts } from '#client/locales/complaint-case.ts'
import { useText } from '#client/locales/use-text.ts'
import { RadioTiles } from '#client/ui/radio-tiles.tsx'
import { TextArea } from '#client/ui/text-area.tsx'
import { REPLY_OUTCOMES, type ReplyOutcome } from '#shared/complaint/complaint-values.ts'
import type { CaseProps } from './case-props.ts'
import { InstantField } from './instant-field.tsx'
import { SavePanel } from './panel.tsx'
import { usePanelDraft } from './use-panel-draft.ts'

type Answer = { outcome: ReplyOutcome | null; promisedAt: number | null; note: string }

/** How the 12 hours ended: solved, a dated plan agreed, or escalated with the customer told. */
export function ReplyPanel(props: CaseProps) {
  const t = useText(complaintTexts)
  const c = useText(caseTexts)
  const promised = props.view.complaint.promisedAt ?? null
  const { draft, change, clear, cancel } = usePanelDraft<Answer>(props, 'reply', {
    outcome: promised === null ? null : 'plan',
    promisedAt: promised,
    note: '',
  })
  const { outcome, promisedAt, note } = draft
  const isIncomplete =
    outcome === null ||
    (outcome === 'plan' && promisedAt === null) ||
    (outcome === 'escalated' && note.trim() === '')
  function handleSave() {
    if (outcome === null) return
    const words = note.trim()
    props.record(
      [{ step: 'replied', outcome, ...(words && { note: words }) }],
      outcome === 'plan' && promisedAt !== promised ? { promisedAt } : null,
      clear,
    )
  }
  return (
    <SavePanel
      title={c('replyTitle')}
      saveLabel={t('do.replied')}
      isBusy={props.isBusy}
      isIncomplete={isIncomplete}
      onSave={handleSave}
      onCancel={cancel}
    >
      <RadioTiles
        label={c('replyTitle')}
        isLabelHidden
        columns={1}
        options={REPLY_OUTCOMES.map((value) => ({
          value,
          label: c(`outcome.${value}`),
          description: c(`outcomeHint.${value}`),
        }))}
        value={outcome}
        onChange={(value) => change({ outcome: value })}
      />
      {outcome === 'plan' && (
        <InstantField
          label={c('promisedAt')}
          zone={props.zone}
          value={promisedAt}
          onChange={(at) => change({ promisedAt: at })}
        />
      )}
      <TextArea
        label={outcome === 'escalated' ? c('escalatedTo') : t('closeNote')}
        optionalLabel={outcome === 'escalated' ? undefined : t('optional')}
        value={note}
        onChange={(words) => change({ note: words })}
        rows={2}
        maxLength={4000}
      />
    </SavePanel>
  )
}
