import './wall.css'
import type { CSSProperties } from 'react'
import { useBusinessDay } from '#client/data/business-day.ts'
import type { Held } from '#client/data/held.ts'
import { useDevice } from '#client/data/use-device.ts'
import { useLastContact } from '#client/data/use-last-contact.ts'
import { useNow } from '#client/data/use-now.ts'
import { useStore } from '#client/data/use-store.ts'
import { useSyncState } from '#client/data/use-sync-state.ts'
import { briefingTexts } from '#client/locales/briefing.ts'
import { useText } from '#client/locales/use-text.ts'
import { usePeople } from '#client/people/use-people.ts'
import { meetingPages, pageShown } from '#shared/meeting/meeting-pages.ts'
import { wallTime } from '#shared/record/business-day.ts'
import type { Store } from '#shared/store/store.ts'
import { burnInShift } from './burn-in-shift.ts'
import { ComplaintsBlock } from './complaints-block.tsx'
import { type DataAge, dataAge } from './data-age.ts'
import { HoursBlock } from './hours-block.tsx'
import { MeetingWall } from './meeting-wall.tsx'
import { consultantsOf } from './pages/consultants.ts'
import type { PageProps } from './pages/page-props.ts'
import { type MeetingShown, useMeetingShown } from './use-meeting-shown.ts'
import { useWakeLock } from './use-wake-lock.ts'
import { useWall } from './use-wall.ts'
import { useWallTheme } from './use-wall-theme.ts'
import { ChannelsBlock, VisitsBlock } from './visits-block.tsx'
import { WallHead } from './wall-head.tsx'
import { WallStop } from './wall-stop.tsx'

/** `/briefing`: the wall of a showroom, read from five metres, touched by nobody. */
export function BriefingScreen() {
  const t = useText(briefingTexts)
  const device = useDevice()
  const store = useStore()
  const { signedOut, revoked } = useSyncState()
  useWallTheme()
  useWakeLock()
  if (!device) return <WallStop why="notEnrolled" />
  if (signedOut || revoked) return <WallStop why="revoked" />
  if (!store) {
    return (
      <main className="wall grid place-items-center" aria-busy="true">
        <p className="text-muted">{t('loading')}</p>
      </main>
    )
  }
  return <Wall store={store} />
}

function Wall({ store }: { store: Held<Store> }) {
  const t = useText(briefingTexts)
  const now = useNow(1_000)
  const wall = useWall(store, now)
  const people = usePeople(store.id)
  const age = dataAge(useLastContact(), now)
  const today = useBusinessDay()
  const shown = useMeetingShown(store, today, now)
  const { hour } = wallTime(now, store.zone)
  const [x, y] = burnInShift(now)
  const shift = { '--shift-x': `${x}px`, '--shift-y': `${y}px` } as CSSProperties
  return (
    <main className={isOld(age) ? 'wall wall-stale' : 'wall'} style={shift}>
      <div className="wall-stage">
        <WallHead
          storeName={store.name}
          date={today}
          now={now}
          zone={store.zone}
          age={age}
        />
        {shown && people && <LedMeeting {...{ store, people, now, shown }} day={today} />}
        {!shown && wall && (
          <>
            <VisitsBlock totals={wall.totals} />
            <ChannelsBlock totals={wall.totals} />
            <HoursBlock bars={wall.bars} hourNow={hour} />
            <ComplaintsBlock complaints={wall.complaints} />
          </>
        )}
      </div>
      {store.demo && (
        <p aria-hidden="true" className="wall-demo">
          {t('demo')}
        </p>
      )}
    </main>
  )
}

type LedMeetingProps = Omit<PageProps, 'meeting' | 'part'> & { shown: MeetingShown }

function LedMeeting({ shown: { kind, meeting, turn }, ...props }: LedMeetingProps) {
  const pages = meetingPages(kind, consultantsOf(props.people).length)
  const shown = pageShown(turn, pages.length, props.now)
  return <MeetingWall {...props} {...{ kind, meeting, pages, shown }} />
}

function isOld(age: DataAge): boolean {
  return age.type === 'stale' || age.type === 'none'
}
