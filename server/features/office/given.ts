import type { Fields } from '#shared/record/record.ts'

/** Only what a request holds: a field set to nothing is not a change. */
export function given(set: Readonly<Record<string, unknown>>): Fields {
  return Object.fromEntries(
    Object.entries(set).filter(([, value]) => value !== undefined),
  ) as Fields
}
