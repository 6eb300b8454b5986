import { cardTexts } from '#client/locales/card.ts'
import { useFormat } from '#client/locales/use-format.ts'
import { useText } from '#client/locales/use-text.ts'
import { TimerBadge, type TimerTone } from '#client/ui/timer-badge.tsx'
import type { CardState, CardStateType } from '#shared/inspection/card-course.ts'
import { useClockWords } from '../use-clock-words.ts'

const TONES = {
  overdue: 'bad',
  due: 'attention',
  open: 'neutral',
  done: 'neutral',
  verified: 'ok',
  cancelled: 'ok',
} satisfies Record<CardStateType, TimerTone>

/** Where the card stands: what is left, and the time on the clock. */
export function CardTimer({ state, zone }: { state: CardState; zone: string }) {
  const t = useText(cardTexts)
  const format = useFormat()
  const clock = useClockWords(zone)
  const { type, leftMs, dueAt } = state
  const isRunning = type === 'overdue' || type === 'due' || type === 'open'
  const time = format.duration(Math.abs(leftMs))
  return (
    <TimerBadge
      tone={TONES[type]}
      isFilled={type === 'overdue'}
      {...(type === 'done' && { shape: 'half-ring' as const })}
      {...(type === 'cancelled' && { shape: 'dot' as const })}
      {...(isRunning && { detail: t('dueAt', { time: clock(dueAt) }) })}
    >
      {type === 'overdue'
        ? t('state.overdue', { time })
        : type === 'due' || type === 'open'
          ? t('state.left', { time })
          : t(`state.${type}`)}
    </TimerBadge>
  )
}
