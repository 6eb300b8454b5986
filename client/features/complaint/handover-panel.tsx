import { useState } from 'react'
import { complaintTexts } from '#client/locales/complaint.ts'
import { caseTexts } from '#client/locales/complaint-case.ts'
import { useText } from '#client/locales/use-text.ts'
import { Chip, Chips } from '#client/ui/chip.tsx'
import { TextField } from '#client/ui/text-field.tsx'
import { ToggleSwitch } from '#client/ui/toggle-switch.tsx'
import { DEPARTMENTS, type Department } from '#shared/complaint/complaint-values.ts'
import type { CaseProps } from './case-props.ts'
import { SavePanel } from './panel.tsx'
import { usePanelDraft } from './use-panel-draft.ts'

type Answer = { department: Department | null; name: string; note: string; isTold: boolean }

/** Another department takes it up. The timer goes on, and so does the person in charge. */
export function HandoverPanel(props: CaseProps) {
  const t = useText(complaintTexts)
  const c = useText(caseTexts)
  const [first] = useState<Answer>({ department: null, name: '', note: '', isTold: false })
  const { draft, change, clear, cancel } = usePanelDraft<Answer>(props, 'handover', first)
  const { department, name, note, isTold } = draft
  function handleSave() {
    if (department === null) return
    const words = [note.trim(), isTold ? c('customerTold') : c('customerNotTold')]
    const toName = name.trim()
    props.record(
      [
        {
          ...{ step: 'handover', department },
          ...(toName && { toName }),
          note: words.filter(Boolean).join('・'),
        },
      ],
      null,
      clear,
    )
  }
  return (
    <SavePanel
      title={c('handoverTitle')}
      saveLabel={c('handoverSave')}
      isBusy={props.isBusy}
      isIncomplete={department === null}
      onSave={handleSave}
      onCancel={cancel}
    >
      <Chips label={c('department')}>
        {DEPARTMENTS.map((value) => (
          <Chip
            key={value}
            isChosen={department === value}
            onPress={() => change({ department: value })}
          >
            {c(`department.${value}`)}
          </Chip>
        ))}
      </Chips>
      <TextField
        label={c('handoverTo')}
        optionalLabel={t('optional')}
        value={name}
        onChange={(words) => change({ name: words })}
        maxLength={80}
      />
      <TextField
        label={c('handoverNote')}
        optionalLabel={t('optional')}
        value={note}
        onChange={(words) => change({ note: words })}
        maxLength={400}
      />
      <ToggleSwitch
        label={c('customerTold')}
        isSelected={isTold}
        onChange={(told) => change({ isTold: told })}
      />
      <p className="text-minor text-muted">{c('handoverHint')}</p>
    </SavePanel>
  )
}
