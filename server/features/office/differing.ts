/** Two people with the same form open: whose form is old is told what is there by now. */
import type { Json } from '#shared/record/json.ts'

type Values = Readonly<Record<string, unknown>>

/**
 * The fields of `set` that `held` has otherwise than the form showed them, with what they are;
 * null when there are none. What already is as it is wanted is no difference.
 */
export function differing<Held extends Values>({
  held,
  seen,
  set,
}: {
  readonly held: Held
  readonly seen: Values
  readonly set: Values
}): { [Name in keyof Held]?: Held[Name] } | null {
  const names = Object.keys(set).filter(
    (name) => !isSame(held[name], seen[name]) && !isSame(held[name], set[name]),
  )
  if (names.length === 0) return null
  return Object.fromEntries(names.map((name) => [name, held[name] as Json])) as {
    [Name in keyof Held]?: Held[Name]
  }
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
