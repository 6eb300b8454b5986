import { serverNow } from '#client/data/server-now.ts'
import { complaintTexts } from '#client/locales/complaint.ts'
import { caseTexts } from '#client/locales/complaint-case.ts'
import { useText } from '#client/locales/use-text.ts'
import { ToggleSwitch } from '#client/ui/toggle-switch.tsx'
import type { Complaint } from '#shared/complaint/complaint.ts'
import type { CaseProps } from './case-props.ts'
import { type Cause, CauseFields, causeOf } from './cause-fields.tsx'
import { SavePanel } from './panel.tsx'
import { usePanelDraft } from './use-panel-draft.ts'

type Answer = Cause & { isDone: boolean }

/** Why it happened, and what is done so that it does not happen again. */
export function CausePanel(props: CaseProps) {
  const t = useText(complaintTexts)
  const c = useText(caseTexts)
  const { complaint } = props.view
  const before: Answer = {
    ...causeOf(complaint),
    isDone: typeof complaint.preventionDoneAt === 'number',
  }
  const { draft, change, clear, cancel } = usePanelDraft<Answer>(props, 'cause', before)
  function handleSave() {
    const { isDone, ...cause } = draft
    const changed = Object.entries(cause).filter(
      ([field, value]) => before[field as keyof Cause] !== value,
    )
    const done =
      isDone === before.isDone ? {} : { preventionDoneAt: isDone ? serverNow() : null }
    const edit: Partial<Complaint> = { ...Object.fromEntries(changed), ...done }
    if (Object.keys(edit).length === 0) cancel()
    else props.edit(edit, c('causeTitle'), clear)
  }
  return (
    <SavePanel
      title={c('causeTitle')}
      saveLabel={t('saveEdit')}
      isBusy={props.isBusy}
      onSave={handleSave}
      onCancel={cancel}
    >
      <CauseFields value={draft} people={props.people} onChange={change} />
      <ToggleSwitch
        label={c('preventionDone')}
        isSelected={draft.isDone}
        onChange={(isDone) => change({ isDone })}
      />
    </SavePanel>
  )
}
