import { complaintTexts } from '#client/locales/complaint.ts'
import { caseTexts } from '#client/locales/complaint-case.ts'
import { useFormat } from '#client/locales/use-format.ts'
import { useText } from '#client/locales/use-text.ts'
import { TimerBadge } from '#client/ui/timer-badge.tsx'
import { CLOCK_LOOKS } from '#shared/complaint/clock-look.ts'
import type { ClockState } from '#shared/complaint/complaint-clock.ts'
import type { Told } from '#shared/complaint/last-told.ts'

type TimerStateProps = {
  state: ClockState
  zone: string
  /** Closed for good, not only answered. */
  isClosed: boolean
  /** The server could not tell when it was written down: underlined with dots, and said. */
  isDoubtful: boolean
  /** Only underlined; the screen says why, once for all clocks. */
  isDeviceDoubtful?: boolean
  /** Only the hours with the doors open count for what is left. */
  isOpenHours?: boolean
  /** Who was told of it last, while it runs. */
  told?: Told | null
  /** Due at night: until when the customer has to be reached (ms), or that it is too late. */
  lastCall?: number | 'over' | null
  /** It goes on under another complaint: there is no clock of its own. */
  mergedInto?: string | null
  /** Why and by whom the clock stands still. */
  pause: { reason: string; who: string | null } | null
  /** The due time falls on another day than this one (`YYYY-MM-DD`, calendar) : name it. */
  isDueToday: boolean
}

/** Where the 12 hours of a complaint stand, in words: what is left and when it is due. */
export function TimerState(props: TimerStateProps) {
  const { state, zone, isDoubtful, isDeviceDoubtful = false, isDueToday } = props
  const t = useText(complaintTexts)
  const format = useFormat()
  const c = useText(caseTexts)
  const words = useTimerWords(props)
  const toldWords = ({ role, at, why }: Told) => {
    const line = c('toldLine', { role: c(`told.${role}`), time: format.time(at, zone) })
    return why ? c('toldBecause', { told: line, why: c(`toldWhy.${why}`) }) : line
  }
  const { told = null, lastCall = null, mergedInto = null } = props
  const dueTime = isDueToday
    ? format.time(state.dueAt, zone)
    : format.dayTime(state.dueAt, zone)
  const due =
    state.type === 'in_time' || state.type === 'late'
      ? null
      : t(state.type === 'overdue' ? 'timer.wasDue' : 'timer.due', { time: dueTime })
  if (mergedInto !== null) {
    return (
      <TimerBadge tone="ok" shape="dot">
        {c('mergedInto', { number: mergedInto })}
      </TimerBadge>
    )
  }
  return (
    <span className="inline-flex max-w-full flex-wrap items-center gap-x-2">
      <TimerBadge
        {...CLOCK_LOOKS[state.type]}
        detail={due}
        isDoubtful={isDoubtful || isDeviceDoubtful}
      >
        {words}
      </TimerBadge>
      {props.isOpenHours && due !== null && (
        <span className="text-label text-muted">{c('openHours')}</span>
      )}
      {lastCall !== null && (
        <span className="figures text-label font-semibold text-attention">
          {lastCall === 'over'
            ? c('nightDue')
            : c('callBefore', { time: format.time(lastCall, zone) })}
        </span>
      )}
      {told && <span className="figures text-label text-muted">{toldWords(told)}</span>}
      {isDoubtful && <span className="text-label text-muted">{t('timer.doubtful')}</span>}
    </span>
  )
}

function useTimerWords({ state, isClosed, pause }: TimerStateProps): string {
  const t = useText(complaintTexts)
  const { duration } = useFormat()
  switch (state.type) {
    case 'overdue':
      return t('timer.overdue', { time: duration(state.lateMs) })
    case 'in_time':
      return t(isClosed ? 'timer.closedIn' : 'timer.repliedIn', {
        time: duration(state.tookMs),
      })
    case 'late':
      return t(isClosed ? 'timer.closedLate' : 'timer.repliedLate', {
        time: duration(state.lateMs),
      })
    case 'paused': {
      const reason = pause?.reason ?? ''
      const paused = pause?.who
        ? t('timer.pausedBy', { reason, who: pause.who })
        : t('timer.paused', { reason })
      const left =
        state.leftMs < 0
          ? t('timer.overdue', { time: duration(-state.leftMs) })
          : t('timer.left', { time: duration(state.leftMs) })
      return t('timer.pausedLeft', { paused, left })
    }
    default:
      return t('timer.left', { time: duration(state.leftMs) })
  }
}
