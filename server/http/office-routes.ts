/** Parse, call one verb, answer: what the back office asks. */
import { type Context, Hono } from 'hono'
import { AppError } from '#shared/errors.ts'
import { replayRequestSchema } from '#shared/office/quarantine-protocol.ts'
import { PERSON_HEADER } from '#shared/people/identity-protocol.ts'
import type { IdentityDeps } from '../auth/identity-deps.ts'
import { listForPerson, replayForPerson } from '../auth/manage-quarantine.ts'
import type { RecogniseDevice } from '../auth/recognise-device.ts'
import { requirePerson } from '../auth/require-person.ts'
import type { AppEnv } from './app-env.ts'
import { activeDevice, notDisplay } from './device-auth.ts'
import { parseInput } from './errors.ts'
import { byDevice, type Limits, rateLimit } from './rate-limit.ts'
import { jsonBody, requestBody } from './request-body.ts'
import { uuidParam } from './uuid-param.ts'

const MAX_BODY_BYTES = 8 * 1024
const STATES = ['open', 'replayed'] as const

type OfficeInput = {
  readonly deps: IdentityDeps
  readonly devices: RecogniseDevice
  readonly limits: Limits
}

export function officeRoutes({ deps, devices, limits }: OfficeInput) {
  const context = async (c: Context<AppEnv>) => ({
    device: c.var.device,
    by: await requirePerson(deps, c.var.device, c.req.header(PERSON_HEADER)),
  })
  return new Hono<AppEnv>()
    .use(activeDevice(devices), notDisplay)
    .use(rateLimit({ rate: limits.people, now: deps.now, keyOf: byDevice }))
    .use(requestBody(MAX_BODY_BYTES))
    .get('/quarantine', async (c) => {
      const who = await context(c)
      const asked = c.req.query('state')
      const state = STATES.find((one) => one === asked)
      if (asked && !state) throw new AppError('invalid', 'Not usable: state')
      return c.json({ entries: await listForPerson(deps, who, state) })
    })
    .post('/quarantine/:id/replay', async (c) => {
      const who = await context(c)
      const input = parseInput(replayRequestSchema, await jsonBody(c))
      return c.json(await replayForPerson(deps, who, { ...input, id: uuidParam(c, 'id') }))
    })
}
