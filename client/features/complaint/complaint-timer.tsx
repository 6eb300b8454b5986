import { serverNow } from '#client/data/server-now.ts'
import { isDoubtful } from '#shared/complaint/complaint-clock.ts'
import { wallTime } from '#shared/record/business-day.ts'
import { msToNextWord } from './clock-ticks.ts'
import { type ComplaintView, stateOf } from './complaint-view.ts'
import { TimerState } from './timer-state.tsx'
import { useClockDoubt } from './use-clock-doubt.ts'
import type { People } from './use-people.ts'
import { useTicking } from './use-ticking.ts'

type ComplaintTimerProps = { view: ComplaintView; zone: string; people: People }

/** The clock of one complaint, running. */
export function ComplaintTimer({ view, zone, people }: ComplaintTimerProps) {
  const now = useTicking(serverNow, (at) => msToNextWord(stateOf(view, at)))
  const state = stateOf(view, now)
  const { pause, closedAt } = view.course
  const isDeviceDoubtful = useClockDoubt()
  return (
    <TimerState
      state={state}
      zone={zone}
      isClosed={closedAt !== null}
      isDoubtful={isDoubtful(view.complaint.captured)}
      isDeviceDoubtful={isDeviceDoubtful}
      isDueToday={wallTime(state.dueAt, zone).day === wallTime(now, zone).day}
      pause={pause && { reason: pause.note ?? '', who: people.nameOf(pause.by) }}
    />
  )
}
