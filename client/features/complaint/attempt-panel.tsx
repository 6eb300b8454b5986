import { complaintTexts } from '#client/locales/complaint.ts'
import { caseTexts } from '#client/locales/complaint-case.ts'
import { useText } from '#client/locales/use-text.ts'
import { Chip, Chips } from '#client/ui/chip.tsx'
import { TextField } from '#client/ui/text-field.tsx'
import {
  ATTEMPT_RESULTS,
  type AttemptResult,
  CONTACT_METHODS,
  type ContactMethod,
} from '#shared/complaint/complaint-values.ts'
import type { CaseProps } from './case-props.ts'
import { SavePanel } from './panel.tsx'
import { usePanelDraft } from './use-panel-draft.ts'

type Answer = { method: ContactMethod; result: AttemptResult | null; note: string }

/** A try that reached nobody. It is kept and counted, and it is no response. */
export function AttemptPanel(props: CaseProps) {
  const t = useText(complaintTexts)
  const c = useText(caseTexts)
  const { draft, change, clear, cancel } = usePanelDraft<Answer>(props, 'attempt', {
    method: 'phone',
    result: null,
    note: '',
  })
  const { method, result, note } = draft
  function handleSave() {
    if (result === null) return
    const words = note.trim()
    props.record(
      [{ step: 'attempt', method, result, ...(words && { note: words }) }],
      null,
      clear,
    )
  }
  return (
    <SavePanel
      title={c('attemptTitle')}
      saveLabel={c('attemptSave')}
      isBusy={props.isBusy}
      isIncomplete={result === null}
      onSave={handleSave}
      onCancel={cancel}
    >
      <Chips label={c('method')}>
        {CONTACT_METHODS.map((value) => (
          <Chip
            key={value}
            isChosen={method === value}
            onPress={() => change({ method: value })}
          >
            {c(`method.${value}`)}
          </Chip>
        ))}
      </Chips>
      <Chips label={c('result')}>
        {ATTEMPT_RESULTS.map((value) => (
          <Chip
            key={value}
            isChosen={result === value}
            onPress={() => change({ result: value })}
          >
            {c(`result.${value}`)}
          </Chip>
        ))}
      </Chips>
      <TextField
        label={c('attemptNote')}
        optionalLabel={t('optional')}
        value={note}
        onChange={(words) => change({ note: words })}
        maxLength={400}
      />
      <p className="text-minor text-muted">{c('attemptHint')}</p>
    </SavePanel>
  )
}
