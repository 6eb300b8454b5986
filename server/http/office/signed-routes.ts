/** Parse, call one verb, answer: what was signed, and opening it again. */
import { Hono } from 'hono'
import * as z from 'zod'
import { reopenRequestSchema } from '#shared/office/signed-protocol.ts'
import { listSigned, reopenSigned } from '../../features/office/signed.ts'
import type { AppEnv } from '../app-env.ts'
import { parseInput } from '../errors.ts'
import { requireFresh } from '../office-auth.ts'
import { jsonBody } from '../request-body.ts'
import { type OfficeGuard, type OfficeInput, query } from './office-guard.ts'

const filter = { store: z.guid().optional(), until: z.iso.date() }

export function signedRoutes({ deps }: OfficeInput, guard: OfficeGuard) {
  return new Hono<AppEnv>()
    .use(...guard)
    .get('/', async (c) =>
      c.json({ rows: await listSigned(deps, c.var.office, query(c, filter)) }),
    )
    .post('/reopen', requireFresh(deps), async (c) => {
      const input = parseInput(reopenRequestSchema, await jsonBody(c))
      await reopenSigned(deps, c.var.office, input)
      return c.json({ ok: true })
    })
}
