import { complaintTexts } from '#client/locales/complaint.ts'
import { caseTexts } from '#client/locales/complaint-case.ts'
import { useText } from '#client/locales/use-text.ts'
import { Chip, Chips } from '#client/ui/chip.tsx'
import { Select } from '#client/ui/select.tsx'
import { TextField } from '#client/ui/text-field.tsx'
import { isManager } from '#shared/complaint/complaint-people.ts'
import { COMPENSATIONS, type Compensation } from '#shared/complaint/complaint-values.ts'
import type { CaseProps } from './case-props.ts'
import { SavePanel } from './panel.tsx'
import { usePanelDraft } from './use-panel-draft.ts'

type Answer = { kind: Compensation | null; amount: string; approvedBy: string | null }

/** What the customer gets, in money, and who allowed it. */
export function CompensationPanel(props: CaseProps) {
  const t = useText(complaintTexts)
  const c = useText(caseTexts)
  const { complaint } = props.view
  const known = complaint.compensationCny ?? null
  const { draft, change, clear, cancel } = usePanelDraft<Answer>(props, 'compensation', {
    kind: complaint.compensationKind ?? null,
    amount: known === null ? '' : String(known),
    approvedBy: complaint.compensationBy ?? (isManager(props.me.role) ? props.me.id : null),
  })
  const { kind, amount, approvedBy } = draft
  const isNumber = /^\d{1,7}$/.test(amount)
  const managers = props.people.staff.filter(({ role }) => isManager(role))
  function handleSave() {
    props.edit(
      {
        compensationKind: kind,
        compensationCny: amount === '' ? null : Number(amount),
        compensationBy: kind === null ? null : approvedBy,
      },
      c('compensationTitle'),
      clear,
    )
  }
  return (
    <SavePanel
      title={c('compensationTitle')}
      saveLabel={t('saveEdit')}
      isBusy={props.isBusy}
      isIncomplete={(amount !== '' && !isNumber) || (kind !== null && approvedBy === null)}
      onSave={handleSave}
      onCancel={cancel}
    >
      <Chips label={c('compensationKind')}>
        {COMPENSATIONS.map((value) => (
          <Chip
            key={value}
            isChosen={kind === value}
            onPress={() => change({ kind: kind === value ? null : value })}
          >
            {c(`compensation.${value}`)}
          </Chip>
        ))}
      </Chips>
      <div className="grid grid-cols-2 gap-3">
        <TextField
          label={c('amount')}
          optionalLabel={t('optional')}
          inputMode="numeric"
          value={amount}
          onChange={(words) => change({ amount: words.replace(/\D/g, '') })}
          maxLength={7}
        />
        <Select
          label={c('approvedBy')}
          placeholder={c('chooseManager')}
          options={managers.map(({ id, name }) => ({ value: id, label: name }))}
          value={approvedBy}
          onChange={(id) => change({ approvedBy: id })}
        />
      </div>
    </SavePanel>
  )
}
