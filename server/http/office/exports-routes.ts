/** Parse, call one verb, answer: files the office takes out. */
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { Hono } from 'hono'
import { AppError } from '#shared/errors.ts'
import { CSV_TYPE } from '#shared/export/csv.ts'
import { fileName } from '#shared/export/file-name.ts'
import { XLSX_TYPE } from '#shared/export/xlsx-parts.ts'
import { exportRequestSchema } from '#shared/office/export-protocol.ts'
import type { ExportQueue } from '../../features/office/exports/export-queue.ts'
import { findFile, listExports } from '../../features/office/exports/list-exports.ts'
import { pathOf } from '../../features/office/exports/make-export.ts'
import { requestExport } from '../../features/office/exports/request-export.ts'
import type { AppEnv } from '../app-env.ts'
import { parseInput } from '../errors.ts'
import { requireFresh } from '../office-auth.ts'
import { jsonBody } from '../request-body.ts'
import { uuidParam } from '../uuid-param.ts'
import type { OfficeGuard, OfficeInput } from './office-guard.ts'

const TYPES = { csv: CSV_TYPE, xlsx: XLSX_TYPE } as const

export type OfficeFiles = { readonly dir: string; readonly queue: ExportQueue }

/** `files` null: this server has no folder for them; another one makes them. */
export function exportsRoutes(
  { deps, files }: OfficeInput & { readonly files: OfficeFiles | null },
  guard: OfficeGuard,
) {
  return new Hono<AppEnv>()
    .use(...guard)
    .get('/', async (c) => c.json({ exports: await listExports(deps, c.var.office) }))
    .post('/', requireFresh(deps), async (c) => {
      const request = parseInput(exportRequestSchema, await jsonBody(c))
      const asked = await requestExport(deps, c.var.office, request)
      files?.queue.kick(c.var.office.tenantId)
      return c.json(asked)
    })
    .get('/:id/file', async (c) => {
      const id = uuidParam(c, 'id')
      const { name, format } = await findFile(deps, c.var.office, id)
      const path = pathOf(files?.dir ?? '', { tenantId: c.var.office.tenantId, id, format })
      const found = files && (await stat(path).catch(() => null))
      if (!found) throw new AppError('not_found', 'No file of that id.')
      return c.body(Readable.toWeb(createReadStream(path)) as ReadableStream, 200, {
        'Content-Type': TYPES[format],
        'Content-Length': String(found.size),
        'Content-Disposition': attachment(fileName([name], format), format),
        'Cache-Control': 'private, no-store',
      })
    })
}

/** RFC 6266: the name in UTF-8, and a plain one for who does not read that. */
function attachment(name: string, format: string): string {
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="export.${format}"; filename*=UTF-8''${encoded}`
}
