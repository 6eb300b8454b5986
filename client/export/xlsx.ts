/** One sheet as an XLSX file, made on the tablet. */
import type { Table } from '#shared/export/table.ts'
import { SHEET_NAME, sheetXml, XLSX_TYPE, xlsxFrame } from '#shared/export/xlsx-parts.ts'
import { zipOf } from './zip.ts'

export function xlsxBlob(table: Table): Promise<Blob> {
  const sheet = { name: SHEET_NAME, text: sheetXml(table) }
  return zipOf([...xlsxFrame(table.title), sheet], XLSX_TYPE)
}
