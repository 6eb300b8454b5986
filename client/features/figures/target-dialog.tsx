import { useState } from 'react'
import { serverNow } from '#client/data/server-now.ts'
import { useSave } from '#client/data/use-save.ts'
import { figureTexts } from '#client/locales/figures.ts'
import { useText } from '#client/locales/use-text.ts'
import { Dialog } from '#client/ui/dialog.tsx'
import { FormEnd } from '#client/ui/form-end.tsx'
import { showSnackbar } from '#client/ui/snackbar-state.ts'
import { TextField } from '#client/ui/text-field.tsx'
import { type Target, type TargetMeasure, target } from '#shared/target/target.ts'

import { useMeasureWord } from './use-measure-word.ts'

type TargetDialogProps = {
  /** `YYYY-MM`. */
  month: string
  today: string
  measure: TargetMeasure
  /** In force now. */
  value: number | undefined
  onClose: () => void
}

/** A target set in the middle of the month holds from today; the days before keep theirs. */
export function TargetDialog({ month, today, measure, value, onClose }: TargetDialogProps) {
  const t = useText(figureTexts)
  const word = useMeasureWord()(measure)
  const save = useSave()
  const [text, setText] = useState(value === undefined ? '' : String(value))
  const [error, setError] = useState<'wrong' | 'notSaved' | null>(null)
  const [isBusy, setIsBusy] = useState(false)

  async function set() {
    const body: Target = {
      ...{ month, measure, at: serverNow() },
      value: Number(text),
      // The first of a month holds for all of it.
      from: value === undefined ? `${month}-01` : today,
    }
    if (text.trim() === '' || !target.body.safeParse(body).success) return setError('wrong')
    setIsBusy(true)
    const result = await save.create(target, body)
    setIsBusy(false)
    if (result.type !== 'saved') return setError('notSaved')
    showSnackbar({ text: t('saved', { measure: word, value: Number(text) }) })
    onClose()
  }
  return (
    <Dialog
      isOpen
      title={t('setTarget', { measure: word })}
      closeLabel={t('close')}
      onClose={onClose}
    >
      <TextField
        label={t('value')}
        inputMode="numeric"
        value={text}
        errorMessage={error ? t(error) : undefined}
        onChange={(typed) => {
          setText(typed)
          setError(null)
        }}
      />
      <FormEnd
        cancelLabel={t('cancel')}
        onCancel={onClose}
        save={{ label: t('save'), isBusy, onSave: () => void set() }}
      />
    </Dialog>
  )
}
