/** Parse, call one verb, answer: who did what, and whether the list of it is whole. */
import { Hono } from 'hono'
import * as z from 'zod'
import { AUDIT_ACTS } from '#shared/office/audit-acts.ts'
import { auditExportRequestSchema } from '#shared/office/audit-protocol.ts'
import { exportAudit, readAudit, verdictNow } from '../../features/office/read-audit.ts'
import type { AppEnv } from '../app-env.ts'
import { parseInput } from '../errors.ts'
import { requireFresh } from '../office-auth.ts'
import { jsonBody } from '../request-body.ts'
import { listQuery, type OfficeGuard, type OfficeInput, query } from './office-guard.ts'

const { store, limit } = listQuery
const count = z.coerce.number().int().min(0).optional()
const id = z.string().max(80).optional()
const filter = {
  ...{ store, limit, person: id, device: z.guid().optional(), object: id },
  ...{ act: z.enum(AUDIT_ACTS).optional(), from: count, to: count, before: count },
}

export function auditRoutes({ deps }: OfficeInput, guard: OfficeGuard) {
  return new Hono<AppEnv>()
    .use(...guard)
    .get('/', async (c) => {
      const { limit: most, ...wanted } = query(c, filter)
      return c.json(await readAudit(deps, c.var.office, wanted, most))
    })
    .post('/export', requireFresh(deps), async (c) => {
      const wanted = parseInput(auditExportRequestSchema, await jsonBody(c))
      return c.json(await exportAudit(deps, c.var.office, wanted))
    })
    .get('/verified', async (c) => c.json(await verdictNow(deps, c.var.office)))
}
