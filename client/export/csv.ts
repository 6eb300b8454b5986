/**
 * CSV as Excel opens it in every region: UTF-8 with BOM, commas, CRLF, every text quoted. A
 * text that would run as a formula starts with an apostrophe [IN-11]; numbers stay numbers.
 */
import { cleanText, looksLikeFormula } from './plain-text.ts'
import { type Cell, type Table, textOf } from './table.ts'

const BOM = '\ufeff'
const CRLF = '\r\n'

export function csvOf({ columns, rows, totals }: Table): string {
  const lines: (readonly Cell[])[] = [columns.map(({ label }) => label), ...rows]
  const foot: (readonly Cell[])[] = totals.length > 0 ? [[], ...totals] : []
  return (
    BOM + [...lines, ...foot].map((cells) => cells.map(field).join(',') + CRLF).join('')
  )
}

export function csvBlob(table: Table): Blob {
  return new Blob([csvOf(table)], { type: 'text/csv;charset=utf-8' })
}

function field(cell: Cell): string {
  if (typeof cell === 'number') return String(cell)
  const text = cleanText(textOf(cell))
  if (text === '') return ''
  const safe = typeof cell === 'string' && looksLikeFormula(text) ? `'${text}` : text
  return `"${safe.replaceAll('"', '""')}"`
}
