/** Parse, call one verb, answer. The rules lie in `server/features/push`. */
import { type Context, Hono } from 'hono'
import * as z from 'zod'
import { PERSON_HEADER } from '#shared/people/identity-protocol.ts'
import { subscribeRequestSchema } from '#shared/push/push-protocol.ts'
import type { IdentityDeps } from '../auth/identity-deps.ts'
import type { RecogniseDevice } from '../auth/recognise-device.ts'
import { requirePerson } from '../auth/require-person.ts'
import { isSubscribed, subscribe, unsubscribe } from '../features/push/subscriptions.ts'
import type { VapidKeys } from '../features/push/vapid-keys.ts'
import type { AppEnv } from './app-env.ts'
import { activeDevice, notDisplay } from './device-auth.ts'
import { parseInput } from './errors.ts'
import { byDevice, type Limits, rateLimit } from './rate-limit.ts'
import { jsonBody, requestBody } from './request-body.ts'

const MAX_BODY_BYTES = 8 * 1024
const nothing = z.strictObject({})

type PushInput = {
  /** Without keys nobody is told outside the app. */
  readonly deps: IdentityDeps & { readonly vapid?: VapidKeys }
  readonly devices: RecogniseDevice
  readonly limits: Limits
}

export function pushRoutes({ deps, devices, limits }: PushInput) {
  const subscriber = async (c: Context<AppEnv>) => {
    const { tenantId, deviceId } = c.var.device
    const person = await requirePerson(deps, c.var.device, c.req.header(PERSON_HEADER))
    return { tenantId, deviceId, personId: person.id }
  }
  return new Hono<AppEnv>()
    .use(activeDevice(devices), notDisplay)
    .use(rateLimit({ rate: limits.people, now: deps.now, keyOf: byDevice }))
    .use(requestBody(MAX_BODY_BYTES))
    .get('/key', (c) => c.json({ key: deps.vapid?.publicKey ?? null }))
    .get('/subscriptions', async (c) =>
      c.json({ isOn: await isSubscribed(deps, await subscriber(c)) }),
    )
    .post('/subscriptions', async (c) => {
      const who = await subscriber(c)
      const input = parseInput(subscribeRequestSchema, await jsonBody(c))
      await subscribe(deps, who, input)
      return c.json({ ok: true })
    })
    .delete('/subscriptions', async (c) => {
      const who = await subscriber(c)
      parseInput(nothing, await jsonBody(c))
      await unsubscribe(deps, who)
      return c.json({ ok: true })
    })
}
