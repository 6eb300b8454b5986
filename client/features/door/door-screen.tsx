import { ClockPlus } from 'lucide-react'
import { useState } from 'react'
import type { Held } from '#client/data/held.ts'
import { useNow } from '#client/data/use-now.ts'
import { useStore } from '#client/data/use-store.ts'
import { doorTexts } from '#client/locales/door.ts'
import { useText } from '#client/locales/use-text.ts'
import { Button } from '#client/ui/button.tsx'
import { Card } from '#client/ui/card.tsx'
import { ScreenFrame } from '#client/ui/screen-frame.tsx'
import { showSnackbar } from '#client/ui/snackbar-state.ts'
import { StateShape } from '#client/ui/state-shape.tsx'
import { wallTime } from '#shared/record/business-day.ts'
import type { Store } from '#shared/store/store.ts'
import type { Channel } from '#shared/visit/visit.ts'
import { ChannelTiles, Count } from './channel-tiles.tsx'
import { DayLog } from './day-log.tsx'
import { HourBars } from './hour-bars.tsx'
import { type LateEntry, LateEntrySheet } from './late-entry-sheet.tsx'
import { PartySize } from './party-size.tsx'
import { PlusOne } from './plus-one.tsx'
import { useCountVisit } from './use-count-visit.ts'
import { type Door, useDoor, useStaff } from './use-door.ts'
import { useLogActions } from './use-log-actions.ts'

const EMPTY_HOURS = Array.from({ length: 24 }, () => 0)
const MINUTE = 60_000

/** The door: one tap, one saved batch. Needs no PIN. */
export function DoorScreen() {
  const t = useText(doorTexts)
  const store = useStore()
  if (!store) {
    return (
      <ScreenFrame title={t('title')}>
        <p role="status" className="sr-only">
          {t('loading')}
        </p>
      </ScreenFrame>
    )
  }
  return <OpenDoor store={store} />
}

function OpenDoor({ store }: { store: Held<Store> }) {
  const t = useText(doorTexts)
  const { zone } = store
  const door = useDoor(zone)
  const staff = useStaff(store.id)
  const actions = useLogActions(door?.day ?? '', zone)
  const [isLateOpen, setIsLateOpen] = useState(false)
  const { hour } = wallTime(useNow(MINUTE), zone)

  async function handleLate(entry: LateEntry): Promise<boolean> {
    const ids = await actions.addLate(entry)
    if (!ids) return false
    setIsLateOpen(false)
    showSnackbar({
      text: t('lateSaved', {
        count: entry.batches,
        slot: t('hourSlot', { from: entry.hour, to: (entry.hour + 1) % 24 }),
        channel: t(`channel.${entry.channel}`),
      }),
      undo: { label: t('undo'), onUndo: () => void actions.takeBack(ids) },
    })
    return true
  }

  return (
    <ScreenFrame
      title={t('title')}
      actions={
        <Button icon={ClockPlus} isDisabled={!door} onPress={() => setIsLateOpen(true)}>
          {t('late')}
        </Button>
      }
    >
      <div className="grid min-h-0 flex-1 gap-4 pair:grid-cols-[minmax(22rem,5fr)_7fr] pair:gap-6 lefty:pair:grid-cols-[7fr_minmax(22rem,5fr)]">
        <Counter door={door} zone={zone} hour={hour} />
        <div className="relative min-w-0 pair:order-first lefty:pair:order-none">
          <div className="flex flex-col gap-4 pair:absolute pair:inset-0 pair:overflow-y-auto pair:overscroll-contain">
            <Card title={t('hours')} isFlush className="shrink-0">
              <HourBars
                byHour={door?.totals.byHour ?? EMPTY_HOURS}
                total={door?.totals.batches ?? 0}
                opens={store.opens}
                closes={store.closes}
                currentHour={hour}
              />
            </Card>
            <Card title={t('log')} isFlush className="shrink-0">
              {door && <DayLog door={door} zone={zone} staff={staff} actions={actions} />}
            </Card>
          </div>
        </div>
      </div>
      <LateEntrySheet
        isOpen={isLateOpen}
        hours={hoursSoFar(hour, store.opens)}
        onClose={() => setIsLateOpen(false)}
        onSave={handleLate}
      />
    </ScreenFrame>
  )
}

type CounterProps = { door: Door | undefined; zone: string; hour: number }

/** What was counted, and the button that counts. */
function Counter({ door, zone, hour }: CounterProps) {
  const t = useText(doorTexts)
  const [channel, setChannel] = useState<Channel>('first')
  const [people, setPeople] = useState(1)
  const { count, retry, failed, last, refusal } = useCountVisit(zone)
  const totals = door?.totals
  // Said only once the batch is among those shown: the words never run ahead.
  const isShown = last !== null && door?.visits.some((v) => v.id === last.id)

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
      className="flex min-w-0 flex-col gap-4 max-rail:min-h-[calc(100dvh-13rem)] rail:max-pair:min-h-[60dvh]"
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
          : isShown && totals
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

/** The hours one may have missed somebody in, the running one first. */
function hoursSoFar(hour: number, opens: string): number[] {
  const place = (h: number) => (h + 20) % 24
  const first = Math.min(place(Number(opens.slice(0, 2))) - 1, place(hour))
  const length = place(hour) - Math.max(first, 0) + 1
  return Array.from({ length }, (_, i) => (hour - i + 24) % 24)
}
