/** The transport over HTTP. Only a reply that parses as our protocol is an answer [K1]. */
import type * as z from 'zod/mini'
import {
  type PullReply,
  pullReplySchema,
  pushReplySchema,
  type RecordRow,
  recordRowSchema,
  repairReplySchema,
  type SyncError,
  snapshotEndSchema,
  snapshotHeadSchema,
  syncErrorSchema,
} from '#shared/sync/protocol.ts'
import { gzip } from './gzip.ts'
import { NetworkError, type SnapshotReply, type Transport } from './transport.ts'

const TIMEOUT_MS = 30_000
/** Below this, compressing costs more than it saves. */
const WORTH_GZIP_BYTES = 1024

export type HttpOptions = {
  /** Where the API is; empty for the page's own origin. */
  readonly baseUrl: string
  /** `fetch`, or something that answers like it. */
  readonly fetch: (request: Request) => Response | Promise<Response>
  /** Credential of the device, read at each request: it may be renewed meanwhile. */
  readonly credential: () => string
}

export function createHttpTransport(options: HttpOptions): Transport {
  return {
    push: async ({ mutations, ...rest }) => {
      // The very text that was hashed: parsing and writing it again might change it.
      const body = `${JSON.stringify(rest).slice(0, -1)},"mutations":[${mutations.join(',')}]}`
      return parse(pushReplySchema, await post(options, 'push', body))
    },
    pull: async (request): Promise<PullReply | SyncError> =>
      parse(pullReplySchema, await post(options, 'pull', JSON.stringify(request))),
    repair: async (request) =>
      parse(repairReplySchema, await post(options, 'repair', JSON.stringify(request))),
    snapshot: async (request) =>
      snapshotOf(await post(options, 'snapshot', JSON.stringify(request))),
  }
}

type Reply = { readonly ok: boolean; readonly text: string }

async function post(
  { baseUrl, fetch, credential }: HttpOptions,
  verb: string,
  json: string,
): Promise<Reply> {
  const headers = new Headers({
    'content-type': 'application/json',
    authorization: `Bearer ${credential()}`,
  })
  const packed = json.length > WORTH_GZIP_BYTES ? await gzip(json) : null
  if (packed) headers.set('content-encoding', 'gzip')
  const timeout = new AbortController()
  const timer = setTimeout(() => timeout.abort(), TIMEOUT_MS)
  try {
    const request = new Request(`${baseUrl}/sync/v1/${verb}`, {
      method: 'POST',
      headers,
      body: packed ?? json,
      cache: 'no-store',
      redirect: 'error',
      signal: timeout.signal,
    })
    const response = await fetch(request)
    return { ok: response.ok, text: await response.text() }
  } catch (cause) {
    throw new NetworkError(`no answer to ${verb}`, { cause })
  } finally {
    clearTimeout(timer)
  }
}

function parse<T>(schema: z.ZodMiniType<T>, { ok, text }: Reply): T | SyncError {
  const value = json(text)
  const parsed = ok ? schema.safeParse(value) : syncErrorSchema.safeParse(value)
  if (parsed.success) return parsed.data
  throw notOurs(parsed.error)
}

function snapshotOf({ ok, text }: Reply): SnapshotReply | SyncError {
  if (!ok) return parse(syncErrorSchema, { ok, text })
  const lines = text.split('\n').filter((line) => line !== '')
  const head = snapshotHeadSchema.safeParse(json(lines[0] ?? ''))
  const end = snapshotEndSchema.safeParse(json(lines.at(-1) ?? ''))
  // Without its last line it was cut on the way.
  if (!head.success || !end.success) throw notOurs(head.error ?? end.error)
  const rows = lines.slice(1, -1).map((line): RecordRow => {
    const row = recordRowSchema.safeParse(json(line))
    if (!row.success) throw notOurs(row.error)
    return row.data
  })
  if (rows.length !== end.data.count) throw notOurs('rows are missing')
  const { type: _type, ...answer } = head.data
  return { ...answer, rows, next: end.data.next }
}

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw notOurs(cause)
  }
}

function notOurs(cause: unknown): NetworkError {
  return new NetworkError('not an answer of this protocol', { cause, answered: true })
}
