import { useState } from 'react'
import { cardTexts } from '#client/locales/card.ts'
import { useText } from '#client/locales/use-text.ts'
import { TextArea } from '#client/ui/text-area.tsx'
import { doneProblem } from '#shared/inspection/card-recheck.ts'
import { type AskProps, Panel } from './panel.tsx'

type DonePanelProps = AskProps & { afterPhotos: number; onSave: (note: string) => void }

/** Done without an after-photo needs a word why; with one it takes no question. */
export function DonePanel({ afterPhotos, onSave, ...ask }: DonePanelProps) {
  const t = useText(cardTexts)
  const [note, setNote] = useState('')
  const isMissing = doneProblem({ afterPhotos, note }) !== null
  return (
    <Panel
      {...ask}
      title={t('ask.done')}
      action={t('do.done')}
      isDisabled={isMissing}
      onSave={() => onSave(note.trim())}
    >
      <TextArea
        label={t('noPhotoWhy')}
        value={note}
        onChange={setNote}
        rows={2}
        maxLength={1000}
      />
    </Panel>
  )
}
