/** A page of a list that is held whole: sorted, and from behind the row where the last ended. */
import { DEFAULT_PAGE } from '#shared/office/office-list.ts'
import { compareKeys, cursorOf, readCursor, type SortKey } from './cursor.ts'

export type PageRequest = {
  readonly after?: string | undefined
  readonly limit?: number | undefined
}

export function pageAfter<Row>(
  rows: readonly Row[],
  keyOf: (row: Row) => SortKey,
  { after, limit = DEFAULT_PAGE }: PageRequest,
): { page: Row[]; next: string | null } {
  const from = after === undefined ? null : readCursor(after)
  const sorted = rows
    .map((row) => ({ row, key: keyOf(row) }))
    .filter(({ key }) => from === null || compareKeys(key, from) > 0)
    .sort((a, b) => compareKeys(a.key, b.key))
  const page = sorted.slice(0, limit)
  const last = page.at(-1)
  const next = last && sorted.length > limit ? cursorOf(last.key) : null
  return { page: page.map(({ row }) => row), next }
}
