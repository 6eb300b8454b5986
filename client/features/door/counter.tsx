import { useState } from 'react'
import { doorTexts } from '#client/locales/door.ts'
import { useText } from '#client/locales/use-text.ts'
import { StateShape } from '#client/ui/state-shape.tsx'
import { countVisits, type VisitTotals } from '#shared/visit/count-visits.ts'
import type { Channel } from '#shared/visit/visit.ts'
import { ChannelTiles, Count } from './channel-tiles.tsx'
import { PartySize } from './party-size.tsx'
import { PlusOne } from './plus-one.tsx'
import { type Tapped, useCountVisit } from './use-count-visit.ts'
import type { Door } from './use-door.ts'

type CounterProps = { door: Door | undefined; zone: string; hour: number }

/** What was counted, and the button that counts. */
export function Counter({ door, zone, hour }: CounterProps) {
  const t = useText(doorTexts)
  const [channel, setChannel] = useState<Channel>('first')
  const [people, setPeople] = useState(1)
  const { count, retry, failed, stored, refusal } = useCountVisit(zone)
  const totals = door && totalsWith(stored, door, zone)
  const last = stored.at(-1)

  function handlePress() {
    if (failed.length > 0) retry()
    else if (count(channel, people)) {
      setChannel('first')
      setPeople(1)
    }
  }

  return (
    <section
      aria-label={t('title')}
      className="flex min-w-0 flex-col gap-4 max-rail:min-h-[calc(100dvh-16rem)] rail:max-pair:min-h-[60dvh]"
    >
      <div className="flex gap-x-6 rail:gap-x-10">
        <p>
          <span className="block text-minor text-muted">{t('today')}</span>
          <span className="flex flex-wrap items-baseline gap-x-2">
            <Count
              value={totals?.batches ?? 0}
              className="text-figure rail:text-figure-large"
            />
            <span className="text-muted">
              {t('batchUnit')}・{t('people', { count: totals?.people ?? 0 })}
            </span>
          </span>
        </p>
        <p className="flex flex-col justify-between">
          <span className="figures block text-minor whitespace-nowrap text-muted">
            {t('thisHour', { from: hour, to: (hour + 1) % 24 })}
          </span>
          <Count value={totals?.byHour[hour] ?? 0} />
        </p>
      </div>
      <ChannelTiles
        counts={totals?.byChannel ?? { first: 0, repeat: 0, appointment: 0, other: 0 }}
        value={channel}
        onChange={setChannel}
      />
      <PartySize value={people} onChange={setPeople} />
      <PlusOne
        channel={channel}
        people={people}
        failedCount={failed.length}
        onPress={handlePress}
      />
      <p role="status" className="sr-only">
        {failed.length > 0
          ? t('notSaved')
          : last && totals
            ? t('counted', { channel: t(`channel.${last.channel}`), count: totals.batches })
            : ''}
      </p>
      {refusal !== null && (
        <p role="alert" className="flex items-center gap-2 font-semibold text-bad">
          <StateShape shape="square" className="size-5" />
          {t('refused', { reason: refusal })}
        </p>
      )}
    </section>
  )
}

/** Batches that are in storage count at once, a moment before the list of the day is read. */
function totalsWith(stored: readonly Tapped[], door: Door, zone: string): VisitTotals {
  const ahead = stored.filter(({ id, set }) => set.day === door.day && !door.ids.has(id))
  if (ahead.length === 0) return door.totals
  const visits = [...door.visits, ...ahead.map(({ id, set }) => ({ ...set, id }))]
  return countVisits(visits, [...door.undos.values()].flat(), zone)
}
