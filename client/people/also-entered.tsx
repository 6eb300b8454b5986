import type { ReactNode } from 'react'
import type { Held } from '#client/data/held.ts'
import { Button } from '#client/ui/button.tsx'
import type { Json } from '#shared/record/json.ts'
import type { Stamp } from '#shared/record/stamp.ts'

type Other<Field> = {
  readonly field: Field
  readonly value: Json
  readonly stamp: Stamp
  readonly by: string | null
}

type AlsoEnteredProps<Field extends string> = {
  record: Held<object>
  /** Others are not shown: they are written by the app or have a place of their own. */
  isField: (field: string) => field is Field
  title: (count: number) => string
  useLabel: string
  /** Puts the other value back in its place. */
  onUse: (other: Other<Field>) => void
  /** The field, the value and who entered it. */
  children: (other: Other<Field>) => ReactNode
}

/** Values that lost to a concurrent edit: kept, one tap away, one tap to bring back. */
export function AlsoEntered<Field extends string>({
  record,
  isField,
  title,
  useLabel,
  onUse,
  children,
}: AlsoEnteredProps<Field>) {
  const others = Object.entries(record.also ?? {}).flatMap(([field, values]) =>
    isField(field) ? values.map(([value, stamp, by]) => ({ field, value, stamp, by })) : [],
  )
  if (others.length === 0) return null
  return (
    <details className="rounded-control border border-hairline px-4">
      <summary className="min-h-12 cursor-pointer py-3 font-semibold">
        {title(others.length)}
      </summary>
      <ul className="flex flex-col pb-3">
        {others.map((other) => (
          <li
            key={`${other.field} ${other.stamp}`}
            className="flex flex-wrap items-center gap-3 border-hairline border-t py-2"
          >
            {children(other)}
            <Button onPress={() => onUse(other)}>{useLabel}</Button>
          </li>
        ))}
      </ul>
    </details>
  )
}
