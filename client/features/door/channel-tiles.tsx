import { Check } from 'lucide-react'
import { doorTexts } from '#client/locales/door.ts'
import { useText } from '#client/locales/use-text.ts'
import { classNames } from '#client/ui/class-names.ts'
import { CHANNELS, type Channel } from '#shared/visit/visit.ts'
import { CHANNEL_ICONS } from './channel-look.ts'

type ChannelTilesProps = {
  /** Batches so far. */
  counts: Readonly<Record<Channel, number>>
  value: Channel
  onChange: (channel: Channel) => void
}

/** The four ways in. The chosen one is what the next +1 counts. */
export function ChannelTiles({ counts, value, onChange }: ChannelTilesProps) {
  const t = useText(doorTexts)
  return (
    <fieldset className="min-w-0">
      <legend className="sr-only">{t('channel')}</legend>
      <div className="grid grid-cols-2 gap-2 rail:grid-cols-4 rail:gap-3">
        {CHANNELS.map((channel) => {
          const Icon = CHANNEL_ICONS[channel]
          const isChosen = channel === value
          const name = t(`channel.${channel}`)
          return (
            <button
              key={channel}
              type="button"
              aria-pressed={isChosen}
              aria-label={t('tileCount', { channel: name, count: counts[channel] })}
              onClick={() => onChange(channel)}
              className={classNames(
                'relative flex min-h-16 min-w-0 flex-col items-start justify-between gap-1 rounded-card',
                'border px-4 py-3 text-start transition active:scale-98',
                isChosen
                  ? 'border-primary bg-primary-tint ring-1 ring-primary'
                  : 'border-line bg-card hover:bg-surface',
              )}
            >
              <span className="flex w-full min-w-0 items-center gap-2">
                <Icon
                  className={classNames(
                    'size-5 shrink-0',
                    isChosen ? 'text-primary' : 'text-muted',
                  )}
                  aria-hidden
                />
                <span className="truncate font-semibold">{name}</span>
              </span>
              <span className="flex min-h-6 w-full items-end gap-2">
                <Count value={counts[channel]} />
                {channel === 'other' && (
                  <span className="min-w-0 pb-1 text-label leading-tight text-muted">
                    {t('channelHint.other')}
                  </span>
                )}
                {isChosen && (
                  <Check
                    className="ms-auto mb-1 size-6 shrink-0 text-primary"
                    aria-hidden
                  />
                )}
              </span>
            </button>
          )
        })}
      </div>
    </fieldset>
  )
}

/** A figure that moves when it changes, so that a tap is seen to have counted. */
export function Count({ value, className }: { value: number; className?: string }) {
  return (
    <span
      key={value}
      className={classNames(
        'figures inline-block font-semibold transition duration-200 starting:-translate-y-2 starting:opacity-20',
        className ?? 'text-figure',
      )}
    >
      {value}
    </span>
  )
}
