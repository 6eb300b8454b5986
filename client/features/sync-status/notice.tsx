import type { ReactNode } from 'react'
import { classNames } from '#client/ui/class-names.ts'
import { type Shape, StateShape } from '#client/ui/state-shape.tsx'

const TONES = {
  neutral: { box: 'border-hairline bg-surface', ink: 'text-muted', shape: 'ring' },
  ok: { box: 'border-transparent bg-ok-tint', ink: 'text-ok', shape: 'check' },
  attention: {
    box: 'border-transparent bg-attention-tint',
    ink: 'text-attention',
    shape: 'triangle',
  },
  bad: { box: 'border-bad bg-bad-tint', ink: 'text-bad', shape: 'square' },
} as const satisfies Record<string, { box: string; ink: string; shape: Shape }>

export type NoticeProps = {
  tone: keyof typeof TONES
  title: string
  text?: string | undefined
  action?: ReactNode
}

/** A state worth a sentence: shape, word, what it means, what to do. */
export function Notice({ tone, title, text, action }: NoticeProps) {
  const look = TONES[tone]
  return (
    <section
      aria-label={title}
      className={classNames('flex gap-3 rounded-control border p-4', look.box)}
    >
      <StateShape shape={look.shape} className={`mt-0.5 size-5 ${look.ink}`} />
      <div className="flex min-w-0 flex-1 flex-col items-start gap-2">
        <h3 className={`figures font-semibold ${look.ink}`}>{title}</h3>
        {text && <p className="text-minor">{text}</p>}
        {action}
      </div>
    </section>
  )
}
