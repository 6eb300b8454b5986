import type { ReactNode } from 'react'
import { cardTexts } from '#client/locales/card.ts'
import { useText } from '#client/locales/use-text.ts'
import { Question } from '#client/ui/question.tsx'

export type AskProps = { isBusy: boolean; onCancel: () => void }

type PanelProps = AskProps & {
  title: string
  action: string
  /** Nothing to save yet. */
  isDisabled: boolean
  onSave: () => void
  children: ReactNode
}

/** A question about one step, in the place of the big button. */
export function Panel({ title, action, onCancel, children, ...save }: PanelProps) {
  const t = useText(cardTexts)
  return (
    <Question
      title={title}
      cancelLabel={t('cancel')}
      onCancel={onCancel}
      save={{ label: action, ...save }}
    >
      {children}
    </Question>
  )
}
