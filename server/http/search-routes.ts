/** Parse, call one verb, answer. The rules lie in `server/features/search`. */
import { Hono } from 'hono'
import { PERSON_HEADER } from '#shared/people/identity-protocol.ts'
import { searchRequestSchema } from '#shared/search/search-protocol.ts'
import type { IdentityDeps } from '../auth/identity-deps.ts'
import type { RecogniseDevice } from '../auth/recognise-device.ts'
import { requirePerson } from '../auth/require-person.ts'
import { search } from '../features/search/search.ts'
import type { AppEnv } from './app-env.ts'
import { activeDevice, notDisplay } from './device-auth.ts'
import { parseInput } from './errors.ts'
import { byDevice, type Limits, rateLimit } from './rate-limit.ts'
import { jsonBody, requestBody } from './request-body.ts'

const MAX_BODY_BYTES = 4 * 1024

type SearchInput = {
  readonly deps: IdentityDeps
  readonly devices: RecogniseDevice
  readonly limits: Limits
}

export function searchRoutes({ deps, devices, limits }: SearchInput) {
  return new Hono<AppEnv>()
    .use(activeDevice(devices), notDisplay)
    .use(rateLimit({ rate: limits.people, now: deps.now, keyOf: byDevice }))
    .use(requestBody(MAX_BODY_BYTES))
    .post('/', async (c) => {
      const { tenantId, deviceId, scopes } = c.var.device
      const person = await requirePerson(deps, c.var.device, c.req.header(PERSON_HEADER))
      const input = parseInput(searchRequestSchema, await jsonBody(c))
      const who = { tenantId, deviceId, scopes, personId: person.id, role: person.role }
      return c.json(await search(deps, who, input))
    })
}
