import { CSV_TYPE, csvOf } from '#shared/export/csv.ts'
import type { Table } from '#shared/export/table.ts'

export function csvBlob(table: Table): Blob {
  return new Blob([csvOf(table)], { type: CSV_TYPE })
}
