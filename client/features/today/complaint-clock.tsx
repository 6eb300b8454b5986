import { todayTexts } from '#client/locales/today.ts'
import { useFormat } from '#client/locales/use-format.ts'
import { useText } from '#client/locales/use-text.ts'
import { TimerBadge } from '#client/ui/timer-badge.tsx'
import { CLOCK_LOOKS } from '#shared/complaint/clock-look.ts'
import type { ClockState } from '#shared/complaint/complaint-clock.ts'
import { wallTime } from '#shared/record/business-day.ts'

type ComplaintClockProps = { state: ClockState; now: number; zone: string }

/** Where the 12 hours stand; to the half minute, the complaint itself shows more. */
export function ComplaintClock({ state, now, zone }: ComplaintClockProps) {
  const t = useText(todayTexts)
  const format = useFormat()
  if ('tookMs' in state) {
    return <TimerBadge {...CLOCK_LOOKS[state.type]}>{t('toClose')}</TimerBadge>
  }
  if (state.type === 'paused') {
    return (
      <TimerBadge
        {...CLOCK_LOOKS.paused}
        detail={t('leftTime', { time: format.duration(Math.max(0, state.leftMs)) })}
      >
        {t('paused')}
      </TimerBadge>
    )
  }
  const isToday = wallTime(state.dueAt, zone).day === wallTime(now, zone).day
  const due = isToday ? format.time(state.dueAt, zone) : format.dayTime(state.dueAt, zone)
  const words =
    state.type === 'overdue'
      ? t('lateTime', { time: format.duration(state.lateMs) })
      : t('leftTime', { time: format.duration(state.leftMs) })
  return (
    <TimerBadge {...CLOCK_LOOKS[state.type]} detail={t('dueAt', { time: due })}>
      {words}
    </TimerBadge>
  )
}
