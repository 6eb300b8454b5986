/** Makes one file, as it was asked for, of one moment of the database. */
import { rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Cell } from '#shared/export/table.ts'
import type {
  ExportRequest,
  ExportWords,
  FileFormat,
} from '#shared/office/export-protocol.ts'
import { SHEETS } from '#shared/office/sheets/all-sheets.ts'
import type { ExportStore } from '#shared/office/sheets/sheet.ts'
import { closingOf } from '#shared/visit/row-state.ts'
import { readPeople } from '../../../auth/read-people.ts'
import type { Database } from '../../../db/connect.ts'
import { type KnownStore, readStores } from '../read-stores.ts'
import { readLines, readTemplates } from './export-rows.ts'
import { writeTable } from './file-writer.ts'

export type ExportFile = {
  readonly tenantId: string
  readonly id: string
  readonly format: FileFormat
}

export type ExportJob = Pick<ExportFile, 'tenantId' | 'id'> & {
  readonly request: ExportRequest
  readonly storeIds: readonly string[] | null
}

export function pathOf(dir: string, { tenantId, id, format }: ExportFile): string {
  return join(dir, tenantId, `${id}.${format}`)
}

/** Begun anew when the database asks to try again; a half file never bears the name. */
export async function makeExport(
  { db, dir, now }: { db: Database; dir: string; now: () => number },
  { tenantId, id, request, storeIds }: ExportJob,
): Promise<{ rows: number; bytes: number }> {
  const { format, sheet, words, language, personal, from, to } = request
  const path = pathOf(dir, { tenantId, id, format })
  const part = `${path}.part`
  try {
    const made = await db.readTenant(tenantId, async (tx) => {
      const stores = await readStores(tx, tenantId, storeIds)
      const storeOf = storesById(stores)
      const people = new Map(
        (await readPeople(tx, tenantId)).map(({ id: who, name }) => [who, name]),
      )
      const { columns, lines } = SHEETS[sheet]({
        ...{ language, personal, now: now(), say: sayFrom(words) },
        nameOf: (who) => (typeof who === 'string' ? (people.get(who) ?? who) : ''),
        templates: await readTemplates(tx, tenantId),
      })
      let rows = 0
      const zone = stores[0]?.zone ?? 'UTC'
      const pages = readLines(tx, { tenantId, sheet, storeIds, from, to, zone })
      async function* pagesOfLines() {
        for await (const page of pages) {
          const made: Cell[][] = []
          for (const { storeId, ...record } of page) {
            made.push(...lines({ ...record, store: storeOf(storeId) }))
          }
          rows += made.length
          yield made
        }
      }
      const content = { title: request.name, columns, lines: pagesOfLines() }
      const bytes = await writeTable(part, format, content)
      return { rows, bytes }
    })
    await rename(part, path)
    return made
  } finally {
    await rm(part, { force: true })
  }
}

function storesById(stores: readonly KnownStore[]) {
  const byId = new Map<string | null, ExportStore>(
    stores.map((store) => [
      store.id,
      {
        ...{ name: store.name, zone: store.zone },
        closesAt: (day) => closingOf(day, store),
      },
    ]),
  )
  const none = { name: '', zone: stores[0]?.zone ?? 'UTC', closesAt: () => 0 }
  return (id: string | null): ExportStore => byId.get(id) ?? none
}

/** A code of a newer version has no word: it stands for itself. */
function sayFrom(words: ExportWords) {
  return (area: string, word: string): string =>
    words[area]?.[word] ?? word.slice(word.indexOf('.') + 1)
}
