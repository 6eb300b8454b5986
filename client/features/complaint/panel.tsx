import type { ReactNode } from 'react'
import { complaintTexts } from '#client/locales/complaint.ts'
import { useText } from '#client/locales/use-text.ts'
import type { FormEndProps } from '#client/ui/form-end.tsx'
import { Question } from '#client/ui/question.tsx'

type PanelProps = {
  title: string
  onCancel: () => void
  children: ReactNode
  save?: FormEndProps['save']
}

/** A question about one step, in the place of the big button. */
export function Panel(props: PanelProps) {
  const t = useText(complaintTexts)
  return <Question {...props} cancelLabel={t('cancel')} isEndSticky />
}

type SavePanelProps = Omit<PanelProps, 'save'> & {
  saveLabel: string
  isBusy: boolean
  isIncomplete?: boolean
  onSave: () => void
}

/** The same with one button that saves what was answered. */
export function SavePanel({
  saveLabel,
  isBusy,
  isIncomplete = false,
  onSave,
  ...panel
}: SavePanelProps) {
  const save = { label: saveLabel, isBusy, isDisabled: isIncomplete, onSave }
  return <Panel {...panel} save={save} />
}
