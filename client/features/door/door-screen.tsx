import { ClipboardList, ClockPlus } from 'lucide-react'
import { memo, useDeferredValue, useState } from 'react'
import type { Held } from '#client/data/held.ts'
import { useNow } from '#client/data/use-now.ts'
import { useStore } from '#client/data/use-store.ts'
import { doorTexts } from '#client/locales/door.ts'
import { useText } from '#client/locales/use-text.ts'
import { Button } from '#client/ui/button.tsx'
import { Card } from '#client/ui/card.tsx'
import { ScreenFrame } from '#client/ui/screen-frame.tsx'
import { showSnackbar } from '#client/ui/snackbar-state.ts'
import { wallTime } from '#shared/record/business-day.ts'
import type { Store } from '#shared/store/store.ts'
import { hoursSoFar } from '#shared/visit/hours-of-day.ts'
import { Counter } from './counter.tsx'
import { DayLog } from './day-log.tsx'
import { HourBars } from './hour-bars.tsx'
import { type LateEntry, LateEntrySheet } from './late-entry-sheet.tsx'
import { TurnBar } from './turn-bar.tsx'
import { TwinHints } from './twin-hints.tsx'
import { type Door, type Staff, useDoor, useStaff } from './use-door.ts'
import { useLogActions } from './use-log-actions.ts'
import { useTurn } from './use-turn.ts'

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
  // The number first: the log and the bars may follow a frame later.
  const shown = useDeferredValue(door)
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
        <>
          <a
            href="/traffic"
            className="inline-flex min-h-12 items-center gap-2 rounded-control px-4 font-semibold text-primary transition hover:bg-primary-tint"
          >
            <ClipboardList className="size-5 shrink-0" aria-hidden />
            {t('sheet')}
          </a>
          <Button icon={ClockPlus} isDisabled={!door} onPress={() => setIsLateOpen(true)}>
            {t('late')}
          </Button>
        </>
      }
    >
      <div className="grid min-h-0 flex-1 gap-4 pair:grid-cols-[minmax(22rem,5fr)_7fr] pair:gap-6 lefty:pair:grid-cols-[7fr_minmax(22rem,5fr)]">
        <Counter door={door} zone={zone} hour={hour} />
        <History door={shown} store={store} staff={staff} actions={actions} hour={hour} />
      </div>
      <LateEntrySheet
        isOpen={isLateOpen}
        hours={hoursSoFar({ hour, opens: store.opens })}
        onClose={() => setIsLateOpen(false)}
        onSave={handleLate}
      />
    </ScreenFrame>
  )
}

type HistoryProps = {
  door: Door | undefined
  store: Held<Store>
  staff: Staff
  actions: ReturnType<typeof useLogActions>
  hour: number
}

/** What was counted so far: by hour and one by one. Scrolls beside the counter. */
const History = memo(function History({ door, store, staff, actions, hour }: HistoryProps) {
  const t = useText(doorTexts)
  const turn = useTurn(store.id, staff, door)
  return (
    <div className="relative min-w-0 pair:order-first lefty:pair:order-none">
      <div className="flex flex-col gap-4 pair:absolute pair:inset-0 pair:overflow-y-auto pair:overscroll-contain">
        {door && <TwinHints door={door} zone={store.zone} actions={actions} />}
        {door && <TurnBar door={door} store={store} turn={turn} actions={actions} />}
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
          {door && (
            <DayLog door={door} store={store} staff={staff} turn={turn} actions={actions} />
          )}
        </Card>
      </div>
    </div>
  )
})
