/** `Search server`: what this tablet does not hold. Expected outcomes are returned. */
import { PERSON_HEADER } from '#shared/people/identity-protocol.ts'
import {
  SEARCH_PATH,
  type SearchReply,
  type SearchRequest,
  searchReplySchema,
} from '#shared/search/search-protocol.ts'
import { freshCredential } from './fresh-credential.ts'
import type { Caller } from './identity-api.ts'

const TIMEOUT_MS = 15_000

export type ServerAnswer =
  | { type: 'ok'; reply: SearchReply }
  /** No network, a time-out, or an answer that is not ours. */
  | { type: 'unreachable' }
  /** The person's token is too old: a PIN is needed. */
  | { type: 'signed_out' }

export async function searchServer(
  caller: Caller,
  request: SearchRequest,
): Promise<ServerAnswer> {
  const headers = new Headers({ 'content-type': 'application/json' })
  if (caller.personToken) headers.set(PERSON_HEADER, caller.personToken)
  try {
    headers.set('authorization', `Bearer ${await freshCredential(caller.credential)}`)
    const response = await fetch(SEARCH_PATH, {
      method: 'POST',
      headers,
      body: JSON.stringify(request),
      cache: 'no-store',
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    if (response.status === 401 || response.status === 403) return { type: 'signed_out' }
    const reply = searchReplySchema.safeParse(await response.json())
    return response.ok && reply.success
      ? { type: 'ok', reply: reply.data }
      : { type: 'unreachable' }
  } catch {
    return { type: 'unreachable' }
  }
}
