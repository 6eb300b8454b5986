import type { ReactNode } from 'react'
import { cardTexts } from '#client/locales/card.ts'
import { useText } from '#client/locales/use-text.ts'
import { Button } from '#client/ui/button.tsx'

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
export function Panel(props: PanelProps) {
  const { title, action, isDisabled, isBusy, onSave, onCancel, children } = props
  const t = useText(cardTexts)
  return (
    <section aria-label={title} className="flex flex-col gap-4">
      <h3 className="text-row font-semibold">{title}</h3>
      {children}
      <div className="flex flex-wrap justify-end gap-3 lefty:flex-row-reverse lefty:justify-end">
        <Button tone="quiet" size="large" onPress={onCancel}>
          {t('cancel')}
        </Button>
        <Button
          tone="primary"
          size="large"
          isBusy={isBusy}
          isDisabled={isDisabled}
          onPress={onSave}
        >
          {action}
        </Button>
      </div>
    </section>
  )
}
