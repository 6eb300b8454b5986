import { complaintTexts } from '#client/locales/complaint.ts'
import { caseTexts } from '#client/locales/complaint-case.ts'
import { useText } from '#client/locales/use-text.ts'
import { TextArea } from '#client/ui/text-area.tsx'
import type { CaseProps } from './case-props.ts'
import { InstantField } from './instant-field.tsx'
import { SavePanel } from './panel.tsx'
import { usePanelDraft } from './use-panel-draft.ts'

/** The solution, in words or by voice; the step counts without them too. */
export function PlanPanel(props: CaseProps) {
  const t = useText(complaintTexts)
  const c = useText(caseTexts)
  const { solution: known = '', promisedAt: promised = null } = props.view.complaint
  const { draft, change, clear, cancel } = usePanelDraft(props, 'plan', {
    text: known,
    promisedAt: promised,
  })
  function handleSave() {
    const solution = draft.text.trim()
    const { promisedAt } = draft
    const edit = {
      ...(solution !== known && { solution }),
      ...(promisedAt !== promised && { promisedAt }),
    }
    props.record(
      [{ step: 'planned', ...(solution && { note: solution }) }],
      Object.keys(edit).length > 0 ? edit : null,
      clear,
    )
  }
  return (
    <SavePanel
      title={t('planTitle')}
      saveLabel={t('do.planned')}
      isBusy={props.isBusy}
      onSave={handleSave}
      onCancel={cancel}
    >
      <TextArea
        label={t('solution')}
        optionalLabel={t('optional')}
        description={`${t('descriptionHint')} ${t('planHint')}`}
        value={draft.text}
        onChange={(words) => change({ text: words })}
        maxLength={4000}
      />
      <InstantField
        label={c('promisedAt')}
        zone={props.zone}
        value={draft.promisedAt}
        onChange={(promisedAt) => change({ promisedAt })}
      />
    </SavePanel>
  )
}
