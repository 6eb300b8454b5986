import { useState } from 'react'
import { cardTexts } from '#client/locales/card.ts'
import { useText } from '#client/locales/use-text.ts'
import { RadioTiles } from '#client/ui/radio-tiles.tsx'
import { TextArea } from '#client/ui/text-area.tsx'
import { type AskProps, Panel } from './panel.tsx'

const OWN = ''

type ReasonPanelProps = AskProps & {
  title: string
  /** Canned, in words; none: only own words. */
  reasons: readonly string[]
  action: string
  onSave: (note: string) => void
}

/** Why, in one tap or in own words. */
export function ReasonPanel({ title, reasons, action, onSave, ...ask }: ReasonPanelProps) {
  const t = useText(cardTexts)
  const [chosen, setChosen] = useState<string | null>(reasons.length === 0 ? OWN : null)
  const [own, setOwn] = useState('')
  const words = chosen === OWN ? own.trim() : (chosen ?? '')
  return (
    <Panel
      {...ask}
      title={title}
      action={action}
      isDisabled={words === ''}
      onSave={() => onSave(words)}
    >
      {reasons.length > 0 && (
        <RadioTiles
          label={title}
          isLabelHidden
          options={[
            ...reasons.map((reason) => ({ value: reason, label: reason })),
            { value: OWN, label: t('ownWords') },
          ]}
          value={chosen}
          onChange={setChosen}
        />
      )}
      {chosen === OWN && (
        <TextArea
          label={t('ownWords')}
          value={own}
          onChange={setOwn}
          rows={2}
          maxLength={1000}
        />
      )}
    </Panel>
  )
}
