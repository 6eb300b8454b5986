import { serverNow } from '#client/data/server-now.ts'
import { caseTexts } from '#client/locales/complaint-case.ts'
import { useFormat } from '#client/locales/use-format.ts'
import { useText } from '#client/locales/use-text.ts'
import type { People } from '#client/people/use-people.ts'
import {
  type ClockState,
  isDoubtful,
  isOpenHours,
} from '#shared/complaint/complaint-clock.ts'
import { lastTold } from '#shared/complaint/last-told.ts'
import { lastCall, quietOf } from '#shared/complaint/quiet-time.ts'
import type { RuleBook } from '#shared/complaint/rule-book.ts'
import { wallTime } from '#shared/record/business-day.ts'
import { msToNextWord } from './clock-ticks.ts'
import { type ComplaintView, stateOf } from './complaint-view.ts'
import { TimerState } from './timer-state.tsx'
import { useClockDoubt } from './use-clock-doubt.ts'
import { useTicking } from './use-ticking.ts'

/** The last call is spoken of this long before. */
const CALL_WARNING_MS = 2.5 * 3_600_000

type ComplaintTimerProps = { view: ComplaintView; zone: string; people: People }

/** The clock of one complaint, running. */
export function ComplaintTimer({ view, zone, people }: ComplaintTimerProps) {
  const c = useText(caseTexts)
  const format = useFormat()
  const now = useTicking(serverNow, (at) => msToNextWord(stateOf(view, at), at))
  const state = stateOf(view, now)
  const { pause, closedAt, merged } = view.course
  const isDeviceDoubtful = useClockDoubt()
  function whyPaused() {
    if (!pause) return null
    const { until, note = '', heardBy, by } = pause
    const asked = until && c('askedFor', { time: format.time(until, zone) })
    return { reason: asked || note, who: people.nameOf(heardBy ?? by) }
  }
  return (
    <TimerState
      state={state}
      zone={zone}
      isClosed={closedAt !== null}
      isDoubtful={isDoubtful(view.complaint.captured)}
      isDeviceDoubtful={isDeviceDoubtful}
      isDueToday={wallTime(state.dueAt, zone).day === wallTime(now, zone).day}
      pause={whyPaused()}
      told={lastTold(view.course)}
      lastCall={callNote(state, now, zone, view.clock.book)}
      isOpenHours={isOpenHours(view.clock)}
      mergedInto={merged ? (merged.note ?? '') : null}
    />
  )
}

/** Due while nobody may be called: said in the evening before, not at half past eight. */
function callNote(
  state: ClockState,
  now: number,
  zone: string,
  book: RuleBook | undefined,
): number | 'over' | null {
  if (!('leftMs' in state) || state.type === 'paused') return null
  const callBy = lastCall(state.dueAt, zone, quietOf(book?.store ?? {}))
  if (callBy === null || now < callBy - CALL_WARNING_MS) return null
  return now <= callBy ? callBy : 'over'
}
