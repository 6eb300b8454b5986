import type { ReactNode } from 'react'
import { complaintTexts } from '#client/locales/complaint.ts'
import { useText } from '#client/locales/use-text.ts'
import { Button } from '#client/ui/button.tsx'

/** What every question about a step is given. */
export type AskProps<Answer> = {
  complaintId: string
  onCancel: () => void
  /** `onSaved`: once it is stored, and not before. */
  onSave: (answer: Answer, onSaved: () => void) => void
  isBusy: boolean
}

type PanelProps = {
  title: string
  onCancel: () => void
  children: ReactNode
  action: ReactNode
}

/** A question about one step, in the place of the big button. */
export function Panel({ title, onCancel, children, action }: PanelProps) {
  const t = useText(complaintTexts)
  return (
    <section aria-label={title} className="flex flex-col gap-4">
      <h3 className="text-row font-semibold">{title}</h3>
      {children}
      <div className="flex flex-wrap justify-end gap-3 lefty:flex-row-reverse lefty:justify-end">
        <Button tone="quiet" size="large" onPress={onCancel}>
          {t('cancel')}
        </Button>
        {action}
      </div>
    </section>
  )
}
