/** Parse, call one verb, answer: what tablets sent and the server could not take. */
import { Hono } from 'hono'
import * as z from 'zod'
import { replayRequestSchema } from '#shared/office/quarantine-protocol.ts'
import { listForOffice, replayForOffice } from '../../features/office/quarantine.ts'
import type { AppEnv } from '../app-env.ts'
import { parseInput } from '../errors.ts'
import { jsonBody } from '../request-body.ts'
import { uuidParam } from '../uuid-param.ts'
import { listQuery, type OfficeGuard, type OfficeInput, query } from './office-guard.ts'

const filter = { ...listQuery, state: z.enum(['open', 'replayed']).optional() }

export function quarantineRoutes({ deps }: OfficeInput, guard: OfficeGuard) {
  return new Hono<AppEnv>()
    .use(...guard)
    .get('/', async (c) =>
      c.json(await listForOffice(deps, c.var.office, query(c, filter))),
    )
    .post('/:id/replay', async (c) => {
      const input = parseInput(replayRequestSchema, await jsonBody(c))
      const id = uuidParam(c, 'id')
      return c.json(await replayForOffice(deps, c.var.office, { ...input, id }))
    })
}
