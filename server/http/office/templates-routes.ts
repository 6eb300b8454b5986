/** Parse, call one verb, answer: templates, level tables and their versions. */
import { Hono } from 'hono'
import {
  publishRequestSchema,
  retireRequestSchema,
} from '#shared/office/template-protocol.ts'
import {
  listTemplates,
  openTemplate,
  publishTemplate,
  retireTemplate,
} from '../../features/office/templates.ts'
import type { AppEnv } from '../app-env.ts'
import { parseInput } from '../errors.ts'
import { jsonBody, requestBody } from '../request-body.ts'
import { answerEdit } from './answer-edit.ts'
import type { OfficeGuard, OfficeInput } from './office-guard.ts'

/** A sheet of 300 rows in three languages. */
const MAX_BODY_BYTES = 512 * 1024

export function templatesRoutes({ deps }: OfficeInput, guard: OfficeGuard) {
  return new Hono<AppEnv>()
    .use(...guard.slice(0, -1), requestBody(MAX_BODY_BYTES))
    .get('/', async (c) => c.json(await listTemplates(deps, c.var.office)))
    .get('/:id', async (c) => {
      return c.json(await openTemplate(deps, c.var.office, c.req.param('id')))
    })
    .post('/', async (c) => {
      const input = parseInput(publishRequestSchema, await jsonBody(c))
      const done = await publishTemplate(deps, c.var.office, input)
      return 'now' in done ? answerEdit(c, done.now) : c.json(done)
    })
    .post('/retire', async (c) => {
      const input = parseInput(retireRequestSchema, await jsonBody(c))
      await retireTemplate(deps, c.var.office, input)
      return c.json({ ok: true })
    })
}
