import type { ReactNode } from 'react'

export type Fact = {
  readonly label: string
  readonly value: ReactNode
  /** Worth a look, though nothing is broken. */
  readonly isOdd?: boolean
}

/** What is known of this tablet, plainly, one line each. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className="divide-y divide-hairline">
      {facts.map(({ label, value, isOdd }) => (
        <div key={label} className="flex min-h-11 items-baseline gap-4 py-2.5">
          <dt className="w-28 shrink-0 text-minor text-muted">{label}</dt>
          <dd
            className={`figures min-w-0 flex-1 text-end text-minor [overflow-wrap:anywhere] ${isOdd ? 'font-semibold text-attention' : ''}`}
          >
            {value}
          </dd>
        </div>
      ))}
    </dl>
  )
}
