import { useCallback } from 'react'
import { saveFile } from '#client/data/save-file.ts'
import { serverNow } from '#client/data/server-now.ts'
import { useSave } from '#client/data/use-save.ts'
import { fileName } from '#shared/export/file-name.ts'
import type { Table } from '#shared/export/table.ts'
import { type ExportFormat, exportNote } from '#shared/privacy/export-note.ts'
import { businessDay } from '#shared/record/business-day.ts'
import { csvBlob } from './csv-blob.ts'
import { xlsxBlob } from './xlsx.ts'

export type Exported = {
  readonly table: Table
  /** Store, sheet, day. */
  readonly nameParts: readonly string[]
  /** Whole phone numbers are in it. */
  readonly isPersonal: boolean
}

/**
 * Makes the file, or says how paper is made, and notes it for the audit: the note is saved
 * first, and without it there is no file.
 */
export function useExport(zone: string) {
  const save = useSave()
  return useCallback(
    async (
      format: ExportFormat,
      { table, nameParts, isPersonal }: Exported,
      onPrint: (name: string) => void,
    ): Promise<boolean> => {
      const name = fileName(nameParts)
      const at = serverNow()
      const noted = await save.create(exportNote, {
        ...{ day: businessDay(at, zone), what: name, format, rows: table.rows.length },
        ...{ personal: isPersonal, at },
      })
      if (noted.type !== 'saved') return false
      if (format === 'print') onPrint(name)
      else if (format === 'csv') saveFile(csvBlob(table), fileName(nameParts, 'csv'))
      else saveFile(await xlsxBlob(table), fileName(nameParts, 'xlsx'))
      return true
    },
    [save, zone],
  )
}
