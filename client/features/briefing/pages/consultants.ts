import type { Colleague, People } from '#client/people/use-people.ts'
import { ROWS } from '#shared/meeting/meeting-pages.ts'

/** Who sells, by name: an order that ranks nobody. */
export function consultantsOf({ staff }: Pick<People, 'staff'>): readonly Colleague[] {
  return staff.filter(({ role }) => role === 'consultant')
}

/** Those a page has room for. */
export function partOf<T>(all: readonly T[], part: number): readonly T[] {
  return all.slice(part * ROWS, (part + 1) * ROWS)
}
