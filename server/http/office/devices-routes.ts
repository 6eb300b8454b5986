/** Parse, call one verb, answer: devices, their health, and what becomes of them. */
import { Hono } from 'hono'
import * as z from 'zod'
import {
  loseDeviceRequestSchema,
  moveDeviceRequestSchema,
  officeCodeRequestSchema,
  renameDeviceRequestSchema,
} from '#shared/office/device-protocol.ts'
import {
  giveCode,
  loseDevice,
  moveDevice,
  renameDevice,
  renewDevice,
  retireDevice,
  unlockDevice,
} from '../../features/office/device-acts.ts'
import { readHoldings } from '../../features/office/holdings.ts'
import { listDevices } from '../../features/office/list-devices.ts'
import type { AppEnv } from '../app-env.ts'
import { parseInput } from '../errors.ts'
import { requireFresh } from '../office-auth.ts'
import { jsonBody } from '../request-body.ts'
import { uuidParam } from '../uuid-param.ts'
import { answerEdit } from './answer-edit.ts'
import {
  listQuery,
  type OfficeGuard,
  type OfficeInput,
  query,
  searchText,
} from './office-guard.ts'

const filter = { ...listQuery, q: searchText, id: z.guid().optional() }
const nothing = z.strictObject({})

type DevicesInput = OfficeInput & {
  /** Lets go of what is remembered of devices: a changed one is seen at once. */
  readonly forget: () => void
}

export function devicesRoutes({ deps, forget }: DevicesInput, guard: OfficeGuard) {
  const fresh = requireFresh(deps)
  return new Hono<AppEnv>()
    .use(...guard)
    .get('/', async (c) => c.json(await listDevices(deps, c.var.office, query(c, filter))))
    .post('/codes', async (c) => {
      const input = parseInput(officeCodeRequestSchema, await jsonBody(c))
      return c.json(await giveCode(deps, c.var.office, input))
    })
    .get('/:id/holdings', async (c) => {
      return c.json(await readHoldings(deps, c.var.office, uuidParam(c, 'id')))
    })
    .patch('/:id', async (c) => {
      const input = parseInput(renameDeviceRequestSchema, await jsonBody(c))
      const id = uuidParam(c, 'id')
      return answerEdit(c, await renameDevice(deps, c.var.office, { ...input, id }))
    })
    .post('/:id/retire', fresh, async (c) => {
      parseInput(nothing, await jsonBody(c))
      await retireDevice(deps, c.var.office, uuidParam(c, 'id'))
      forget()
      return c.json({ ok: true })
    })
    .post('/:id/move', fresh, async (c) => {
      const { storeId } = parseInput(moveDeviceRequestSchema, await jsonBody(c))
      const id = uuidParam(c, 'id')
      const code = await moveDevice(deps, c.var.office, { id, storeId })
      forget()
      return c.json(code)
    })
    .post('/:id/unlock', fresh, async (c) => {
      parseInput(nothing, await jsonBody(c))
      return c.json(await unlockDevice(deps, c.var.office, uuidParam(c, 'id')))
    })
    .post('/:id/renew', async (c) => {
      parseInput(nothing, await jsonBody(c))
      await renewDevice(deps, c.var.office, uuidParam(c, 'id'))
      forget()
      return c.json({ ok: true })
    })
    .post('/:id/lost', fresh, async (c) => {
      const { name } = parseInput(loseDeviceRequestSchema, await jsonBody(c))
      await loseDevice(deps, c.var.office, { id: uuidParam(c, 'id'), name })
      forget()
      return c.json({ ok: true })
    })
}
