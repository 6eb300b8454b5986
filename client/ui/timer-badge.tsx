import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { type Shape, StateShape } from './state-shape.tsx'

export type TimerTone = 'neutral' | 'attention' | 'bad' | 'paused' | 'ok'

const TONES = {
  neutral: { tint: 'text-muted', filled: 'text-muted' },
  attention: {
    tint: 'bg-attention-tint text-attention px-2.5',
    filled: 'bg-attention-tint text-attention px-2.5',
  },
  bad: {
    tint: 'border-bad text-bad bg-bad-tint px-2.5',
    filled: 'border-bad bg-bad text-on-bad px-2.5',
  },
  paused: { tint: 'hatched text-muted px-2.5', filled: 'hatched text-muted px-2.5' },
  ok: { tint: 'text-text', filled: 'text-text' },
} satisfies Record<TimerTone, Record<'tint' | 'filled', string>>

const SHAPES = {
  neutral: 'ring',
  attention: 'triangle',
  bad: 'square',
  paused: 'pause',
  ok: 'check',
} satisfies Record<TimerTone, Shape>

export type TimerBadgeProps = {
  tone: TimerTone
  /** The state in words: "9 h 12 m left". */
  children: ReactNode
  /** After the words, lighter: "due 20:05". */
  detail?: ReactNode
  /** Another shape than the tone's own, such as `half-ring`. */
  shape?: Shape
  /** The strongest form of the tone: past the limit. */
  isFilled?: boolean
  /** The clock behind it is not to be trusted: dotted underline. */
  isDoubtful?: boolean
}

/** Where a clock stands: shape, words, and colour only once something is wrong. */
export function TimerBadge({
  tone,
  children,
  detail,
  shape = SHAPES[tone],
  isFilled = false,
  isDoubtful = false,
}: TimerBadgeProps) {
  return (
    <span
      className={classNames(
        'figures inline-flex min-h-8 max-w-full items-center gap-1.5 rounded-small border border-transparent py-0.5 text-minor font-semibold',
        TONES[tone][isFilled ? 'filled' : 'tint'],
      )}
    >
      <StateShape shape={shape} className="size-4" />
      <span
        className={classNames(
          isDoubtful && 'underline decoration-dotted underline-offset-4',
          'min-w-0',
        )}
      >
        {children}
        {detail && <span className="font-normal">・{detail}</span>}
      </span>
    </span>
  )
}
