/** A sheet as data: the same one becomes CSV, XLSX or paper. */

/** Typed, so that a spreadsheet can reckon with it. `null` is an empty cell. */
export type Cell =
  | string
  | number
  | null
  /** A time of day, minutes after midnight. */
  | { readonly type: 'clock'; readonly minutes: number }
  /** `YYYY-MM-DD`, with minutes after midnight where a time belongs to it. */
  | { readonly type: 'date'; readonly day: string; readonly minutes?: number }

export type Column = {
  readonly label: string
  /** About so many half-width characters. */
  readonly width: number
}

export type Table = {
  readonly title: string
  readonly columns: readonly Column[]
  /** Each as long as `columns`. */
  readonly rows: readonly (readonly Cell[])[]
  /** Places of rows that are void: struck out on paper. */
  readonly struck?: ReadonlySet<number>
  /** Below the rows: what it adds up to. */
  readonly totals: readonly (readonly [label: string, value: string | number])[]
}

/** As a person reads it: `09:12`, `2026-11-23`, `2026-11-23 09:12`. */
export function textOf(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell !== 'object') return String(cell)
  if (cell.type === 'clock') return clockText(cell.minutes)
  return cell.minutes === undefined ? cell.day : `${cell.day} ${clockText(cell.minutes)}`
}

function clockText(minutes: number): string {
  const pad = (n: number) => String(n).padStart(2, '0')
  return `${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`
}
