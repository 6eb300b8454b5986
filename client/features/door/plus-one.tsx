import type { KeyboardEvent } from 'react'
import { doorTexts } from '#client/locales/door.ts'
import { useText } from '#client/locales/use-text.ts'
import { StateShape } from '#client/ui/state-shape.tsx'
import type { Channel } from '#shared/visit/visit.ts'
import { CHANNEL_ICONS } from './channel-look.ts'

type PlusOneProps = {
  channel: Channel
  people: number
  onPress: () => void
  /** Batches tapped that storage did not take: the next press tries them again. */
  failedCount: number
}

/** The largest target in the house: one press, one saved visit. */
export function PlusOne({ channel, people, onPress, failedCount }: PlusOneProps) {
  const t = useText(doorTexts)
  const Icon = CHANNEL_ICONS[channel]
  const name = t(`channel.${channel}`)

  // A key held down is one press.
  function ignoreRepeat(event: KeyboardEvent) {
    if (event.repeat && (event.key === 'Enter' || event.key === ' ')) event.preventDefault()
  }

  const place =
    'flex min-h-30 w-full flex-1 select-none flex-col items-center justify-center gap-2 rounded-card px-6 py-4 transition active:scale-99'

  if (failedCount > 0) {
    return (
      <button
        type="button"
        onClick={onPress}
        onKeyDown={ignoreRepeat}
        className={`${place} bg-bad text-on-bad`}
      >
        <span className="flex items-center gap-3 text-section font-semibold">
          <StateShape shape="square" className="size-8" />
          {t('notSaved')}
        </span>
        <span>{t('notSavedCount', { count: failedCount })}</span>
      </button>
    )
  }
  return (
    <button
      type="button"
      aria-label={t('count', { channel: name, people })}
      onClick={onPress}
      onKeyDown={ignoreRepeat}
      className={`${place} bg-primary text-on-primary hover:brightness-105`}
    >
      <span className="figures text-[clamp(4rem,14vh,8rem)] leading-none font-semibold">
        +1
      </span>
      <span className="flex items-center gap-2 text-section font-semibold">
        <Icon className="size-7 shrink-0" aria-hidden />
        {name}
        {people > 1 && (
          <span className="figures font-normal">・{t('partyOf', { count: people })}</span>
        )}
      </span>
    </button>
  )
}
