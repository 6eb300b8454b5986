/** The calls that turn notifications on and off; see `shared/push/push-protocol.ts`. */
import { doneSchema } from '#shared/people/identity-protocol.ts'
import {
  pushKeySchema,
  pushStateSchema,
  type SubscribeRequest,
  subscribeRequestSchema,
} from '#shared/push/push-protocol.ts'
import { type Caller, call } from './identity-api.ts'

const base = '/push/v1'

export const readPushKey = (caller: Caller) =>
  call({ base, path: '/key', caller, reply: pushKeySchema })

export const readPushState = (caller: Caller) =>
  call({ base, path: '/subscriptions', caller, reply: pushStateSchema })

export const subscribe = (caller: Caller, input: SubscribeRequest) =>
  call({
    ...{ base, path: '/subscriptions', caller },
    body: subscribeRequestSchema.parse(input),
    reply: doneSchema,
  })

export const unsubscribe = (caller: Caller) =>
  call({
    ...{ base, path: '/subscriptions', caller },
    ...{ method: 'DELETE', body: {}, reply: doneSchema },
  })
