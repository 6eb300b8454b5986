import { useState } from 'react'
import { checklistTexts } from '#client/locales/checklist.ts'
import { useText } from '#client/locales/use-text.ts'
import { Button } from '#client/ui/button.tsx'
import { useOpenForm } from '#client/ui/open-forms.ts'
import { Segmented } from '#client/ui/segmented.tsx'
import { TextField } from '#client/ui/text-field.tsx'
import type { AnswerPanelProps } from './answer-panel.tsx'

/** A signed list changes only with a reason, and the change is signed as well. */
export function AmendFields({ answer, isBusy, onSave, onCancel }: AnswerPanelProps) {
  const t = useText(checklistTexts)
  const [to, setTo] = useState<'done' | 'skipped' | 'open'>(
    answer?.type === 'done' ? 'open' : 'done',
  )
  const [reason, setReason] = useState('')
  const words = reason.trim()
  useOpenForm(reason !== '')
  function save() {
    if (to === 'open') onSave(null, words)
    else if (to === 'skipped') onSave({ type: 'skipped', reason: words }, words)
    else onSave({ type: 'done', note: words }, words)
  }
  return (
    <section aria-label={t('amendTitle')} className="flex flex-col gap-3">
      <Segmented
        label={t('amendTitle')}
        segments={[
          { value: 'done', label: t('wasDone') },
          { value: 'skipped', label: t('wasSkipped') },
          { value: 'open', label: t('wasOpen') },
        ]}
        value={to}
        onChange={setTo}
      />
      <TextField
        label={t('amendReason')}
        value={reason}
        onChange={setReason}
        maxLength={400}
        isRequired
      />
      <div className="flex flex-wrap justify-end gap-3">
        <Button tone="quiet" onPress={onCancel}>
          {t('cancel')}
        </Button>
        <Button tone="primary" isBusy={isBusy} isDisabled={words === ''} onPress={save}>
          {t('save')}
        </Button>
      </div>
    </section>
  )
}
