import { useState } from 'react'
import { serverNow } from '#client/data/server-now.ts'
import { cardTexts } from '#client/locales/card.ts'
import { useFormat } from '#client/locales/use-format.ts'
import { useText } from '#client/locales/use-text.ts'
import { RadioTiles } from '#client/ui/radio-tiles.tsx'
import { TextField } from '#client/ui/text-field.tsx'
import { clockAt } from '#shared/inspection/due-rounds.ts'
import { businessDay, shiftDay } from '#shared/record/business-day.ts'
import type { Store } from '#shared/store/store.ts'
import { type AskProps, Panel } from './panel.tsx'

const HOUR = 60 * 60_000
const REASONS = ['why.parts', 'why.tradesman', 'why.customers', 'why.hands'] as const
const OWN = 'own'

type MovePanelProps = AskProps & {
  store: Pick<Store, 'zone' | 'opens' | 'closes'>
  onSave: (note: string, dueAt: number) => void
}

/** A new time, and why: the old one stays in the history. */
export function MovePanel({ store, onSave, ...ask }: MovePanelProps) {
  const t = useText(cardTexts)
  const format = useFormat()
  const [openedAt] = useState(serverNow)
  const [dueAt, setDueAt] = useState<number | null>(null)
  const [why, setWhy] = useState<(typeof REASONS)[number] | typeof OWN | null>(null)
  const [own, setOwn] = useState('')
  const day = businessDay(openedAt, store.zone)
  const times = [
    openedAt + 2 * HOUR,
    clockAt(day, store.closes, store.zone),
    clockAt(shiftDay(day, 1), store.opens, store.zone),
    clockAt(shiftDay(day, 1), store.closes, store.zone),
    clockAt(shiftDay(day, 3), store.closes, store.zone),
  ].filter((time, i, all) => time > openedAt && all.indexOf(time) === i)
  const words = why === null ? '' : why === OWN ? own.trim() : t(why)
  return (
    <Panel
      {...ask}
      title={t('ask.move')}
      action={t('do.moved')}
      isDisabled={words === '' || dueAt === null}
      onSave={() => dueAt !== null && onSave(words, dueAt)}
    >
      <RadioTiles
        label={t('newTime')}
        options={times.map((time) => ({
          value: time,
          label: format.dayTime(time, store.zone),
        }))}
        value={dueAt}
        onChange={setDueAt}
      />
      <RadioTiles
        label={t('moveWhy')}
        options={[
          ...REASONS.map((value) => ({ value, label: t(value) })),
          { value: OWN, label: t('ownWords') },
        ]}
        value={why}
        onChange={setWhy}
      />
      {why === OWN && (
        <TextField label={t('ownWords')} value={own} onChange={setOwn} maxLength={400} />
      )}
    </Panel>
  )
}
