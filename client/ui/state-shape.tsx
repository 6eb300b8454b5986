import { classNames } from './class-names.ts'

/** The shapes that carry a state when colour does not. */
export type Shape = 'ring' | 'half-ring' | 'triangle' | 'square' | 'pause' | 'check' | 'dot'

const INK = { stroke: 'currentColor', fill: 'none', strokeWidth: 2 } as const

const DRAWINGS = {
  ring: <circle cx="8" cy="8" r="6" {...INK} />,
  'half-ring': (
    <>
      <circle cx="8" cy="8" r="6" {...INK} />
      <path d="M8 2a6 6 0 0 1 0 12z" fill="currentColor" />
    </>
  ),
  triangle: (
    <path
      d="M8 2.2 14.4 13.4H1.6z"
      fill="currentColor"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinejoin="round"
    />
  ),
  square: (
    <path
      d="M3.5 1h9A2.5 2.5 0 0 1 15 3.5v9a2.5 2.5 0 0 1-2.5 2.5h-9A2.5 2.5 0 0 1 1 12.5v-9A2.5 2.5 0 0 1 3.5 1Zm3.5 3v5h2V4Zm0 6.500v2h2v-2Z"
      fill="currentColor"
      fillRule="evenodd"
    />
  ),
  pause: <path d="M5.5 3v10M10.5 3v10" {...INK} strokeWidth="2.6" />,
  check: (
    <>
      <circle cx="8" cy="8" r="6.5" {...INK} strokeWidth="1.6" />
      <path d="m5 8.2 2.2 2.200L11 6" {...INK} strokeWidth="1.8" />
    </>
  ),
  dot: <circle cx="8" cy="8" r="4" fill="currentColor" />,
} satisfies Record<Shape, React.ReactNode>

type StateShapeProps = { shape: Shape; className?: string }

/** A state's shape; the word beside it is the caller's. */
export function StateShape({ shape, className }: StateShapeProps) {
  return (
    <svg
      viewBox="0 0 16 16"
      aria-hidden="true"
      className={classNames('shrink-0', className ?? 'size-4')}
    >
      {DRAWINGS[shape]}
    </svg>
  )
}
