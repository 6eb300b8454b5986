/** Parse, call one verb, answer. The rules lie in `server/auth`. */
import { type Context, Hono } from 'hono'
import * as z from 'zod'
import {
  editPersonRequestSchema,
  enrolmentCodeRequestSchema,
  enrolRequestSchema,
  newPersonRequestSchema,
  PERSON_HEADER,
  renewRequestSchema,
  setupRequestSchema,
  unlockRequestSchema,
} from '#shared/people/identity-protocol.ts'
import { asDevice } from '../auth/device-actor.ts'
import { createPerson, editPerson } from '../auth/edit-people.ts'
import { createEnrolmentCode, enrol } from '../auth/enrol.ts'
import type { IdentityDeps } from '../auth/identity-deps.ts'
import { deviceName, listDevices, revokeDevice } from '../auth/manage-devices.ts'
import type { RecogniseDevice } from '../auth/recognise-device.ts'
import { proposeSecret } from '../auth/renew-credential.ts'
import { requirePerson } from '../auth/require-person.ts'
import { setUp } from '../auth/set-up.ts'
import { isSetupOpen } from '../auth/setup-token.ts'
import { unlock } from '../auth/unlock.ts'
import { noteWiped } from '../auth/wiped.ts'
import type { AppEnv } from './app-env.ts'
import { activeDevice, notDisplay } from './device-auth.ts'
import { parseInput } from './errors.ts'
import { byDevice, byPeer, type Limits, rateLimit } from './rate-limit.ts'
import { jsonBody, requestBody } from './request-body.ts'
import { uuidParam } from './uuid-param.ts'

const nothing = z.strictObject({})
const MAX_BODY_BYTES = 64 * 1024

type AuthInput = {
  readonly deps: IdentityDeps
  readonly devices: RecogniseDevice
  readonly limits: Limits
  readonly isProxied: boolean
}

export function authRoutes({ deps, devices, limits, isProxied }: AuthInput) {
  const { now } = deps
  const limit = (rate: keyof Limits, keyOf: (c: Context<AppEnv>) => string) =>
    rateLimit({ rate: limits[rate], now, keyOf })
  const peer = byPeer(isProxied)
  const device = activeDevice(devices)
  const people = limit('people', byDevice)
  const actor = (c: Context<AppEnv>) =>
    requirePerson(deps, c.var.device, c.req.header(PERSON_HEADER))

  return new Hono<AppEnv>()
    .use(requestBody(MAX_BODY_BYTES))
    .get('/setup', async (c) => c.json({ open: await isSetupOpen(deps) }))
    .post('/setup', limit('setup', peer), async (c) => {
      return c.json(await setUp(deps, parseInput(setupRequestSchema, await jsonBody(c))))
    })
    .post('/enrol', limit('enrol', peer), async (c) => {
      const input = parseInput(enrolRequestSchema, await jsonBody(c))
      return c.json(await enrol(deps, input).finally(devices.forget))
    })
    .get('/device', device, async (c) => {
      const name = await deviceName(deps, c.var.device)
      return c.json({ device: asDevice(c.var.device, name), now: now() })
    })
    .post('/device/wiped', device, async (c) => {
      parseInput(nothing, await jsonBody(c))
      await noteWiped(deps, c.var.device)
      devices.forget()
      return c.json({ ok: true })
    })
    .post('/device/credential', device, limit('people', byDevice), async (c) => {
      const { hash } = parseInput(renewRequestSchema, await jsonBody(c))
      await proposeSecret(deps, c.var.device, hash).finally(devices.forget)
      return c.json({ ok: true })
    })
    .post('/unlock', device, notDisplay, limit('unlock', byDevice), async (c) => {
      const input = parseInput(unlockRequestSchema, await jsonBody(c))
      return c.json(await unlock(deps, c.var.device, input))
    })
    .post('/enrolment-codes', device, notDisplay, people, async (c) => {
      const by = await actor(c)
      const input = parseInput(enrolmentCodeRequestSchema, await jsonBody(c))
      return c.json(await createEnrolmentCode(deps, { store: c.var.device, by }, input))
    })
    .post('/people', device, notDisplay, people, async (c) => {
      const by = await actor(c)
      const input = parseInput(newPersonRequestSchema, await jsonBody(c))
      return c.json(await createPerson(deps, { device: c.var.device, by }, input))
    })
    .patch('/people/:id', device, notDisplay, people, async (c) => {
      const by = await actor(c)
      const set = parseInput(editPersonRequestSchema, await jsonBody(c))
      await editPerson(
        deps,
        { device: c.var.device, by },
        { ...set, id: uuidParam(c, 'id') },
      )
      return c.json({ ok: true })
    })
    .get('/devices', device, notDisplay, people, async (c) => {
      const by = await actor(c)
      return c.json(await listDevices(deps, { tenantId: c.var.device.tenantId, by }))
    })
    .post('/devices/:id/revoke', device, notDisplay, people, async (c) => {
      const by = await actor(c)
      await revokeDevice(deps, { tenantId: c.var.device.tenantId, by }, uuidParam(c, 'id'))
      devices.forget()
      return c.json({ ok: true })
    })
}
