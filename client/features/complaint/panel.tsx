import type { ReactNode } from 'react'
import { complaintTexts } from '#client/locales/complaint.ts'
import { useText } from '#client/locales/use-text.ts'
import { Button } from '#client/ui/button.tsx'

type PanelProps = {
  title: string
  onCancel: () => void
  children: ReactNode
  /** None: the choices in it act by themselves. */
  action?: ReactNode
}

/** A question about one step, in the place of the big button. */
export function Panel({ title, onCancel, children, action }: PanelProps) {
  const t = useText(complaintTexts)
  return (
    <section aria-label={title} className="flex flex-col gap-4">
      <h3 className="text-row font-semibold">{title}</h3>
      {children}
      <div className="sticky -bottom-3 -mb-3 flex flex-wrap justify-end gap-3 bg-card pt-1 pb-3 lefty:flex-row-reverse lefty:justify-end">
        <Button tone="quiet" size="large" onPress={onCancel}>
          {t('cancel')}
        </Button>
        {action}
      </div>
    </section>
  )
}

type SavePanelProps = Omit<PanelProps, 'action'> & {
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
  return (
    <Panel
      {...panel}
      action={
        <Button
          tone="primary"
          size="large"
          isBusy={isBusy}
          isDisabled={isIncomplete}
          onPress={onSave}
        >
          {saveLabel}
        </Button>
      }
    />
  )
}
