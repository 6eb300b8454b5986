import { Plus } from 'lucide-react'
import { useState } from 'react'
import { trafficTexts } from '#client/locales/traffic.ts'
import { useText } from '#client/locales/use-text.ts'
import { Button } from '#client/ui/button.tsx'
import { TextField } from '#client/ui/text-field.tsx'

type AddOwnProps = {
  /** On the button, then over the field. */
  label: string
  maxLength: number
  onAdd: (text: string) => void
}

/** Behind choices that cannot be all: a button that becomes a short field. */
export function AddOwn({ label, maxLength, onAdd }: AddOwnProps) {
  const t = useText(trafficTexts)
  const [typed, setTyped] = useState<string | null>(null)
  if (typed === null) {
    return (
      <Button tone="quiet" icon={Plus} onPress={() => setTyped('')}>
        {label}
      </Button>
    )
  }
  function add() {
    const text = typed?.trim()
    if (text) onAdd(text)
    setTyped(null)
  }
  return (
    <span className="flex w-full items-end gap-2">
      <span className="min-w-0 flex-1">
        <TextField label={label} value={typed} onChange={setTyped} maxLength={maxLength} />
      </span>
      <Button onPress={add}>{t('add')}</Button>
    </span>
  )
}
