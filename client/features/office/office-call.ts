/**
 * The calls of the back office: the session is a cookie, so every one that changes something
 * also says by a header of ours that no other site sent it.
 */
import type * as z from 'zod/mini'
import { BACKGROUND_HEADER, OFFICE_HEADER } from '#shared/office/session-protocol.ts'
import { isSomebodyThere } from './last-touch.ts'
import { OfficeProblem } from './office-problem.ts'

const TIMEOUT_MS = 20_000

type OfficeCall<T> = {
  /** Below `/office/v1`. */
  readonly path: string
  /** GET without a body, POST with one, unless told. */
  readonly method?: 'PATCH' | 'DELETE'
  readonly query?: Readonly<Record<string, string | number | null | undefined>>
  readonly body?: object
  readonly reply: z.ZodMiniType<T>
  readonly signal?: AbortSignal
}

/** Throws `OfficeProblem`; a reply that does not parse is no answer of ours. */
export async function officeCall<T>(call: OfficeCall<T>): Promise<T> {
  const { response, answer } = await ask(call)
  if (!response.ok) {
    const body = typeof answer === 'object' && answer !== null ? answer : {}
    const { code } = body as { code?: unknown }
    if (typeof code !== 'string') throw new OfficeProblem('unreachable')
    throw new OfficeProblem(code, body as Record<string, unknown>)
  }
  const parsed = call.reply.safeParse(answer)
  if (!parsed.success) throw new OfficeProblem('unreachable')
  return parsed.data
}

/** `/office/v1/…` with what the query holds; what is empty is left out. */
function officeUrl({ path, query = {} }: Pick<OfficeCall<unknown>, 'path' | 'query'>) {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value !== null && value !== undefined && value !== '') {
      params.set(name, String(value))
    }
  }
  return `/office/v1${path}${params.size > 0 ? `?${params}` : ''}`
}

async function ask<T>({ method, body, signal, ...call }: OfficeCall<T>) {
  const isWrite = body !== undefined || method !== undefined
  const timeout = AbortSignal.timeout(TIMEOUT_MS)
  try {
    const response = await fetch(officeUrl(call), {
      method: method ?? (body ? 'POST' : 'GET'),
      headers: headersOf(isWrite),
      body: isWrite ? JSON.stringify(body ?? {}) : null,
      cache: 'no-store',
      redirect: 'error',
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    })
    return { response, answer: (await response.json()) as unknown }
  } catch (cause) {
    if (signal?.aborted) throw cause
    throw new OfficeProblem('unreachable')
  }
}

function headersOf(isWrite: boolean): Record<string, string> {
  if (isWrite) return { 'content-type': 'application/json', [OFFICE_HEADER]: '1' }
  return isSomebodyThere() ? {} : { [BACKGROUND_HEADER]: '1' }
}
