import { Plus } from 'lucide-react'
import { useState } from 'react'
import { trafficTexts } from '#client/locales/traffic.ts'
import { useText } from '#client/locales/use-text.ts'
import { Button } from '#client/ui/button.tsx'
import { Chip } from '#client/ui/chip.tsx'
import { TextField } from '#client/ui/text-field.tsx'

const MOST_OFFERED = 8

type AddOwnProps = {
  /** On the button, then over the field. */
  label: string
  maxLength: number
  /** Known ones, offered as they match what is typed; another may be typed all the same. */
  choices?: readonly string[]
  onAdd: (text: string) => void
}

/** Behind choices that cannot be all: a button that becomes a short field. */
export function AddOwn({ label, maxLength, choices = [], onAdd }: AddOwnProps) {
  const t = useText(trafficTexts)
  const [typed, setTyped] = useState<string | null>(null)
  if (typed === null) {
    return (
      <Button tone="quiet" icon={Plus} onPress={() => setTyped('')}>
        {label}
      </Button>
    )
  }
  const wanted = typed.trim().toLowerCase()
  const offered = choices
    .filter((one) => one.toLowerCase().includes(wanted))
    .slice(0, MOST_OFFERED)
  function add(text: string) {
    if (text) onAdd(text)
    setTyped(null)
  }
  return (
    <span className="flex w-full flex-wrap items-end gap-2">
      <span className="min-w-0 flex-1">
        <TextField label={label} value={typed} onChange={setTyped} maxLength={maxLength} />
      </span>
      <Button onPress={() => add(typed.trim())}>{t('add')}</Button>
      {offered.length > 0 && (
        <span className="flex w-full flex-wrap gap-2">
          {offered.map((one) => (
            <Chip key={one} isChosen={false} onPress={() => add(one)}>
              <bdi>{one}</bdi>
            </Chip>
          ))}
        </span>
      )}
    </span>
  )
}
