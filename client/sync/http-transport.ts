/** The transport over HTTP. Only a reply that parses as our protocol is an answer [K1]. */
import * as z from 'zod/mini'
import {
  pageSchema,
  pullReplySchema,
  pushReplySchema,
  type RecordRow,
  repairReplySchema,
  type SyncError,
  snapshotEndSchema,
  snapshotHeadSchema,
  syncErrorSchema,
} from '#shared/sync/protocol.ts'
import { gzip } from './gzip.ts'
import { readRow } from './read-row.ts'
import { NetworkError, type SnapshotReply, type Transport } from './transport.ts'

const TIMEOUT_MS = 30_000
/** Below this, compressing costs more than it saves. */
const WORTH_GZIP_BYTES = 2048
const COMMA = 0x2c

const encoder = new TextEncoder()

export type HttpOptions = {
  /** Where the API is; empty for the page's own origin. */
  readonly baseUrl: string
  /** `fetch`, or something that answers like it. */
  readonly fetch: (request: Request) => Response | Promise<Response>
  /** Credential of the device, read at each request: it may be renewed meanwhile. */
  readonly credential: () => string | Promise<string>
}

/** Rows apart: they are many and have a reader of their own. */
const unreadPage = z.extend(pageSchema, { rows: z.array(z.unknown()) })
const unreadPush = z.extend(pushReplySchema, { page: z.optional(unreadPage) })
const unreadPull = z.extend(pullReplySchema, { page: unreadPage })

export function createHttpTransport(options: HttpOptions): Transport {
  return {
    push: async ({ mutations, ...rest }) => {
      const reply = parse(
        unreadPush,
        await post(options, 'push', pushBody(rest, mutations)),
      )
      if ('error' in reply) return reply
      const { page, ...answer } = reply
      return { ...answer, ...(page && { page: { ...page, rows: readRows(page.rows) } }) }
    },
    pull: async (request) => {
      const reply = parse(unreadPull, await post(options, 'pull', bytesOf(request)))
      if ('error' in reply) return reply
      return { ...reply, page: { ...reply.page, rows: readRows(reply.page.rows) } }
    },
    repair: async (request) =>
      parse(repairReplySchema, await post(options, 'repair', bytesOf(request))),
    snapshot: async (request) =>
      snapshotOf(await post(options, 'snapshot', bytesOf(request))),
  }
}

function bytesOf(request: object): Uint8Array<ArrayBuffer> {
  return encoder.encode(JSON.stringify(request))
}

/** The very bytes that were hashed: parsing and writing them again might change them. */
function pushBody(rest: object, mutations: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const head = encoder.encode(`${JSON.stringify(rest).slice(0, -1)},"mutations":[`)
  const size = mutations.reduce((sum, { length }) => sum + length + 1, head.length + 1)
  const body = new Uint8Array(size)
  body.set(head)
  let at = head.length
  for (const mutation of mutations) {
    body.set(mutation, at)
    body[at + mutation.length] = COMMA
    at += mutation.length + 1
  }
  body.set(encoder.encode(']}'), at - 1)
  return body
}

type Reply = { readonly ok: boolean; readonly text: string }

async function post(
  { baseUrl, fetch, credential }: HttpOptions,
  verb: string,
  body: Uint8Array<ArrayBuffer>,
): Promise<Reply> {
  const headers = new Headers({
    'content-type': 'application/json',
    authorization: `Bearer ${await credential()}`,
  })
  const packed = body.length > WORTH_GZIP_BYTES ? await gzip(body) : null
  if (packed) headers.set('content-encoding', 'gzip')
  const timeout = new AbortController()
  const timer = setTimeout(() => timeout.abort(), TIMEOUT_MS)
  try {
    const request = new Request(`${baseUrl}/sync/v1/${verb}`, {
      method: 'POST',
      headers,
      body: packed ?? body,
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
  const rows = readRows(lines.slice(1, -1).map(json))
  if (rows.length !== end.data.count) throw notOurs('rows are missing')
  const { type: _type, ...answer } = head.data
  return { ...answer, rows, next: end.data.next }
}

function readRows(values: readonly unknown[]): RecordRow[] {
  return values.map((value) => {
    const row = readRow(value)
    if (!row) throw notOurs('not a row')
    return row
  })
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
