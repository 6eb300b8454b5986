/**
 * The parts of one sheet as XLSX: typed cells, a header that stays in sight and repeats on
 * paper, A4 landscape. Text is always an inline string, which no program takes for a formula
 * [IN-11]. The tablet packs them in memory, the server as they come.
 *
 * By hand, because the library at hand packs larger sheets in a worker made from a `blob:`
 * address, which the Content-Security-Policy forbids.
 */
import { cleanText, looksLikeFormula } from './plain-text.ts'
import type { Cell, Column, Table } from './table.ts'

export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const OPEN = 'http://schemas.openxmlformats.org'
const MAIN = `${OPEN}/spreadsheetml/2006/main`
const RELS = `${OPEN}/officeDocument/2006/relationships`
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
/** Cell formats, by their place in `STYLES`. */
const STYLE = { plain: 0, head: 1, clock: 2, date: 3, dateTime: 4, quoted: 5 } as const
const EXCEL_EPOCH = Date.UTC(1899, 11, 30)
const DAY_MS = 86_400_000
const DAY_MINUTES = 1_440
const MOST_SHEET_NAME = 31

/** What every workbook has beside its sheet, in the order of the archive. */
export function xlsxFrame(
  title: string,
): { readonly name: string; readonly text: string }[] {
  return [
    { name: '[Content_Types].xml', text: CONTENT_TYPES },
    { name: '_rels/.rels', text: rels('officeDocument', 'xl/workbook.xml') },
    { name: 'xl/workbook.xml', text: workbookXml(title) },
    { name: 'xl/_rels/workbook.xml.rels', text: WORKBOOK_RELS },
    { name: 'xl/styles.xml', text: STYLES },
  ]
}

export const SHEET_NAME = 'xl/worksheets/sheet1.xml'

function workbookXml(title: string): string {
  const name = xml(title.replace(/[[\]:*?/\\]/g, ' ').slice(0, MOST_SHEET_NAME)) || 'Sheet'
  const sheet = `'${name.replaceAll("'", "''")}'`
  return `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELS}"><sheets><sheet name="${name}" sheetId="1" r:id="rId1"/></sheets><definedNames><definedName name="_xlnm.Print_Titles" localSheetId="0">${sheet}!$1:$1</definedName></definedNames></workbook>`
}

/** The rows go between `sheetHead` and `SHEET_END`. */
export function sheetHead(columns: readonly Column[]): string {
  const widths = columns.map(
    ({ width }, i) =>
      `<col min="${i + 1}" max="${i + 1}" width="${width + 2}" customWidth="1"/>`,
  )
  const head = columns.map(({ label }) => textCell(label, STYLE.head)).join('')
  return `${HEAD}<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths.join('')}</cols><sheetData><row>${head}</row>`
}

export function sheetRow(cells: readonly Cell[]): string {
  return `<row>${cells.map(cellXml).join('')}</row>`
}

export const SHEET_END =
  '</sheetData><pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/><headerFooter><oddFooter>&amp;P/&amp;N</oddFooter></headerFooter></worksheet>'

export function sheetXml({ columns, rows, totals }: Table): string {
  const foot: (readonly Cell[])[] = totals.length > 0 ? [[], ...totals] : []
  return sheetHead(columns) + [...rows, ...foot].map(sheetRow).join('') + SHEET_END
}

function cellXml(cell: Cell): string {
  if (cell === null || cell === '') return '<c/>'
  if (typeof cell === 'number') return numberCell(cell, STYLE.plain)
  if (typeof cell === 'string') {
    const isQuoted = looksLikeFormula(cell)
    return textCell(cell, isQuoted ? STYLE.quoted : STYLE.plain)
  }
  if (cell.type === 'clock') return numberCell(cell.minutes / DAY_MINUTES, STYLE.clock)
  const days = (Date.parse(`${cell.day}T00:00Z`) - EXCEL_EPOCH) / DAY_MS
  return cell.minutes === undefined
    ? numberCell(days, STYLE.date)
    : numberCell(days + cell.minutes / DAY_MINUTES, STYLE.dateTime)
}

function numberCell(value: number, style: number): string {
  return Number.isFinite(value) ? `<c s="${style}"><v>${value}</v></c>` : '<c/>'
}

function textCell(text: string, style: number): string {
  return `<c t="inlineStr" s="${style}"><is><t xml:space="preserve">${xml(text)}</t></is></c>`
}

function xml(text: string): string {
  return cleanText(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

function rel(type: string, target: string, id = 1): string {
  return `<Relationship Id="rId${id}" Type="${RELS}/${type}" Target="${target}"/>`
}

function rels(...first: [type: string, target: string]): string {
  return `${HEAD}<Relationships xmlns="${OPEN}/package/2006/relationships">${rel(...first)}</Relationships>`
}

const WORKBOOK_RELS = rels('worksheet', 'worksheets/sheet1.xml').replace(
  '</Relationships>',
  `${rel('styles', 'styles.xml', 2)}</Relationships>`,
)

const SPREADSHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
const CONTENT_TYPES = `${HEAD}<Types xmlns="${OPEN}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${SPREADSHEET}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${SPREADSHEET}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${SPREADSHEET}.styles+xml"/></Types>`

/** In the order of `STYLE`. */
const XFS = [
  '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>',
  '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>',
  '<xf numFmtId="20" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>',
  '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>',
  '<xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>',
  '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1"/>',
]
const STYLES = `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${XFS.length}">${XFS.join('')}</cellXfs></styleSheet>`
