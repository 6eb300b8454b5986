/**
 * The calls of setup, enrolment, PINs, people and devices. Expected outcomes are returned,
 * never thrown; a reply that does not parse is no answer (a captive portal says 200 too).
 */
import type * as z from 'zod/mini'
import {
  deviceListSchema,
  doneSchema,
  type EditPersonRequest,
  type EnrolmentCodeRequest,
  type EnrolRequest,
  editPersonRequestSchema,
  enrolmentCodeReplySchema,
  enrolmentCodeRequestSchema,
  enrolReplySchema,
  enrolRequestSchema,
  type IdentityError,
  identityErrorSchema,
  type NewPersonRequest,
  newPersonReplySchema,
  newPersonRequestSchema,
  PERSON_HEADER,
  type SetupRequest,
  setupReplySchema,
  setupRequestSchema,
  setupStateSchema,
  type UnlockRequest,
  unlockReplySchema,
  unlockRequestSchema,
} from '#shared/people/identity-protocol.ts'
import { freshCredential } from './fresh-credential.ts'

const TIMEOUT_MS = 15_000

/** `unreachable`: no answer of ours, so nothing is known about what the server did. */
export type Answer<T> =
  | { type: 'ok'; value: T }
  | { type: 'refused'; error: IdentityError }
  | { type: 'unreachable' }

/** Who asks: the device, and the person where one acts. */
export type Caller = { readonly credential: string; readonly personToken?: string }

export const readSetupState = () => call({ path: '/setup', reply: setupStateSchema })

export const setUp = (input: SetupRequest) =>
  call({
    path: '/setup',
    body: setupRequestSchema.parse(input),
    reply: setupReplySchema,
  })

export const enrol = (input: EnrolRequest) =>
  call({ path: '/enrol', body: enrolRequestSchema.parse(input), reply: enrolReplySchema })

export const unlock = (caller: Caller, input: UnlockRequest, timeoutMs?: number) =>
  call({
    path: '/unlock',
    caller,
    body: unlockRequestSchema.parse(input),
    reply: unlockReplySchema,
    timeoutMs,
  })

export const addPerson = (caller: Caller, input: NewPersonRequest) =>
  call({
    path: '/people',
    caller,
    body: newPersonRequestSchema.parse(input),
    reply: newPersonReplySchema,
  })

export const editPerson = (caller: Caller, id: string, input: EditPersonRequest) =>
  call({
    path: `/people/${id}`,
    method: 'PATCH',
    caller,
    body: editPersonRequestSchema.parse(input),
    reply: doneSchema,
  })

export const newEnrolmentCode = (caller: Caller, input: EnrolmentCodeRequest) =>
  call({
    path: '/enrolment-codes',
    caller,
    body: enrolmentCodeRequestSchema.parse(input),
    reply: enrolmentCodeReplySchema,
  })

export const listDevices = (caller: Caller) =>
  call({ path: '/devices', caller, reply: deviceListSchema })

export const revokeDevice = (caller: Caller, id: string) =>
  call({ path: `/devices/${id}/revoke`, caller, body: {}, reply: doneSchema })

type Call<T> = {
  base?: string
  path: string
  /** GET without a body, POST with one, unless told. */
  method?: 'PATCH' | 'DELETE'
  caller?: Caller
  /** With that very credential, whatever is stored. */
  isExact?: boolean
  body?: object
  reply: z.ZodMiniType<T>
  timeoutMs?: number | undefined
}

export async function call<T>({
  base = '/auth/v1',
  path,
  method,
  caller,
  isExact = false,
  body,
  reply,
  timeoutMs = TIMEOUT_MS,
}: Call<T>): Promise<Answer<T>> {
  const headers = new Headers()
  if (body) headers.set('content-type', 'application/json')
  if (caller?.personToken) headers.set(PERSON_HEADER, caller.personToken)
  try {
    if (caller) {
      const { credential: held } = caller
      const credential = isExact ? held : await freshCredential(held)
      headers.set('authorization', `Bearer ${credential}`)
    }
    const response = await fetch(`${base}${path}`, {
      method: method ?? (body ? 'POST' : 'GET'),
      headers,
      body: body ? JSON.stringify(body) : null,
      cache: 'no-store',
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    })
    const answer: unknown = await response.json()
    if (response.ok) return { type: 'ok', value: reply.parse(answer) }
    return { type: 'refused', error: identityErrorSchema.parse(answer) }
  } catch {
    // No network, a time-out, HTML, a cut or foreign body: all of them are no answer.
    return { type: 'unreachable' }
  }
}
