/**
 * CSV as Excel opens it in every region: UTF-8 with BOM, commas, CRLF, every text quoted. A
 * text that would run as a formula starts with an apostrophe [IN-11]; numbers stay numbers.
 */
import { cleanText, looksLikeFormula } from './plain-text.ts'
import { type Cell, type Column, type Table, textOf } from './table.ts'

const BOM = '\ufeff'
const CRLF = '\r\n'

export const CSV_TYPE = 'text/csv;charset=utf-8'

export function csvOf({ columns, rows, totals }: Table): string {
  const foot: (readonly Cell[])[] = totals.length > 0 ? [[], ...totals] : []
  return csvHead(columns) + [...rows, ...foot].map(csvLine).join('')
}

export function csvHead(columns: readonly Column[]): string {
  return BOM + csvLine(columns.map(({ label }) => label))
}

export function csvLine(cells: readonly Cell[]): string {
  return cells.map(field).join(',') + CRLF
}

function field(cell: Cell): string {
  if (typeof cell === 'number') return String(cell)
  const text = cleanText(textOf(cell))
  if (text === '') return ''
  const safe = typeof cell === 'string' && looksLikeFormula(text) ? `'${text}` : text
  return `"${safe.replaceAll('"', '""')}"`
}
