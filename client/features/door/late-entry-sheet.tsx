import { type ReactNode, useState } from 'react'
import { doorTexts } from '#client/locales/door.ts'
import { useText } from '#client/locales/use-text.ts'
import { Button } from '#client/ui/button.tsx'
import { classNames } from '#client/ui/class-names.ts'
import { Sheet } from '#client/ui/dialog.tsx'
import { StateShape } from '#client/ui/state-shape.tsx'
import { TextField } from '#client/ui/text-field.tsx'
import { CHANNELS, type Channel } from '#shared/visit/visit.ts'
import { CHANNEL_ICONS } from './channel-look.ts'
import { PartySize } from './party-size.tsx'

export type LateEntry = {
  /** Hour of the store, 0-23. */
  hour: number
  batches: number
  people: number
  channel: Channel
  reason: string
}

const REASONS = ['busy', 'away', 'paper', 'tablet'] as const
const COUNTS = [1, 2, 3, 4, 5, 6] as const

type LateEntrySheetProps = {
  isOpen: boolean
  /** Hours of today that have begun, latest first. */
  hours: readonly number[]
  onClose: () => void
  /** False: not stored, and the sheet stays as it is. */
  onSave: (entry: LateEntry) => Promise<boolean>
}

/** Missed visitors: hour, count, and the reason saves. Nothing to type. */
export function LateEntrySheet({ isOpen, onClose, ...form }: LateEntrySheetProps) {
  const t = useText(doorTexts)
  return (
    <Sheet
      isOpen={isOpen}
      title={t('lateTitle')}
      closeLabel={t('close')}
      onClose={onClose}
      isForm
    >
      <LateEntryForm {...form} />
    </Sheet>
  )
}

function LateEntryForm({ hours, onSave }: Pick<LateEntrySheetProps, 'hours' | 'onSave'>) {
  const t = useText(doorTexts)
  const [hour, setHour] = useState(hours[0] ?? 0)
  const [batches, setBatches] = useState(1)
  const [people, setPeople] = useState(1)
  const [channel, setChannel] = useState<Channel>('first')
  const [ownReason, setOwnReason] = useState<string | null>(null)
  const [isSaving, setIsSaving] = useState(false)
  const [isNotSaved, setIsNotSaved] = useState(false)

  async function save(reason: string) {
    if (isSaving || !reason.trim()) return
    setIsSaving(true)
    setIsNotSaved(false)
    const isSaved = await onSave({ hour, batches, people, channel, reason: reason.trim() })
    setIsSaving(false)
    setIsNotSaved(!isSaved)
  }

  return (
    <div className="flex flex-col gap-4">
      <Chips label={t('lateHour')} columns="grid-cols-4">
        {hours.map((h) => {
          const slot = { from: h, to: (h + 1) % 24 }
          return (
            <Chip
              key={h}
              label={t('hourSlot', slot)}
              isChosen={h === hour}
              onPress={() => setHour(h)}
            >
              {`${slot.from}–${slot.to}`}
            </Chip>
          )
        })}
      </Chips>
      <Chips label={t('lateCount')} columns="grid-cols-6">
        {COUNTS.map((count) => (
          <Chip
            key={count}
            label={t('lateCountOf', { count })}
            isChosen={count === batches}
            onPress={() => setBatches(count)}
          >
            {count}
          </Chip>
        ))}
      </Chips>
      <Chips label={t('lateChannel')} columns="grid-cols-2">
        {CHANNELS.map((one) => {
          const Icon = CHANNEL_ICONS[one]
          return (
            <Chip
              key={one}
              label={t(`channel.${one}`)}
              isChosen={one === channel}
              onPress={() => setChannel(one)}
            >
              <Icon className="size-5 shrink-0" aria-hidden />
              {t(`channel.${one}`)}
            </Chip>
          )
        })}
      </Chips>
      <PartySize label={t('lateParty')} value={people} onChange={setPeople} />
      <fieldset className="min-w-0">
        <legend className="mb-1.5 text-minor font-semibold">{t('lateWhy')}</legend>
        <div className="grid grid-cols-2 gap-2">
          {REASONS.map((reason) => (
            <Button
              key={reason}
              isBusy={isSaving}
              onPress={() => void save(t(`why.${reason}`))}
              className="min-h-14 px-3!"
            >
              {t(`why.${reason}`)}
            </Button>
          ))}
          {ownReason === null && (
            <Button tone="quiet" className="col-span-2" onPress={() => setOwnReason('')}>
              {t('whyOther')}
            </Button>
          )}
        </div>
      </fieldset>
      {ownReason !== null && (
        <form
          className="flex flex-col gap-3"
          onSubmit={(event) => {
            event.preventDefault()
            void save(ownReason)
          }}
        >
          <TextField
            label={t('whyOther')}
            placeholder={t('whyPlaceholder')}
            value={ownReason}
            onChange={setOwnReason}
            maxLength={200}
          />
          <Button
            type="submit"
            tone="primary"
            size="large"
            isBusy={isSaving}
            isDisabled={!ownReason.trim()}
          >
            {t('lateSave')}
          </Button>
        </form>
      )}
      <p role="status" className="flex items-center gap-2 font-semibold text-bad">
        {isNotSaved && (
          <>
            <StateShape shape="square" className="size-5" />
            {t('notSaved')}
          </>
        )}
      </p>
    </div>
  )
}

type ChipsProps = { label: string; columns: string; children: ReactNode }

function Chips({ label, columns, children }: ChipsProps) {
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1.5 text-minor font-semibold">{label}</legend>
      <div className={classNames('grid gap-2', columns)}>{children}</div>
    </fieldset>
  )
}

type ChipProps = {
  label: string
  isChosen: boolean
  onPress: () => void
  children: ReactNode
}

function Chip({ label, isChosen, onPress, children }: ChipProps) {
  return (
    <button
      type="button"
      aria-label={label}
      aria-pressed={isChosen}
      onClick={onPress}
      className={classNames(
        'figures flex min-h-12 min-w-12 items-center justify-center gap-2 rounded-control border px-1 font-semibold transition active:scale-95',
        isChosen
          ? 'border-primary bg-primary-tint text-primary ring-1 ring-primary'
          : 'border-line bg-card hover:bg-surface',
      )}
    >
      {children}
    </button>
  )
}
