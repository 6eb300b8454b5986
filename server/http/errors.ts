/** The only place that knows how a failure looks on the wire. */
import type { Context, ErrorHandler } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Logger } from 'pino'
import * as z from 'zod'
import { AppError, type ErrorCode } from '#shared/errors.ts'
import type { SyncError } from '#shared/sync/protocol.ts'
import { codeOf } from '../db/transaction.ts'
import type { AppEnv } from './app-env.ts'
import { isDatabaseError } from './database-error.ts'

const STATUS = {
  invalid: 400,
  signed_out: 401,
  device_locked: 401,
  bad_code: 401,
  wrong_pin: 401,
  pin_needed: 401,
  wrong_login: 401,
  wrong_code: 401,
  reauth_required: 401,
  forbidden: 403,
  cross_site: 403,
  not_found: 404,
  conflict: 409,
  last_admin: 409,
  too_large: 413,
  unsupported: 415,
  wrong_bytes: 422,
  bad_image: 422,
  weak_pin: 422,
  weak_password: 422,
  pin_locked: 423,
  too_many_rows: 422,
  too_many: 429,
  internal: 500,
  busy: 503,
} satisfies Record<ErrorCode, ContentfulStatusCode>

const RETRY_AFTER_MS = 5_000
/** PostgreSQL's text holds no character zero, its JSON no half of a pair: the caller's fault. */
const UNSTORABLE = new Set(['22021', '22P05'])

export type ErrorDeps = {
  readonly log: Logger
  /** Whether the database answers; asked when a failure has no other explanation. */
  readonly isReady: () => Promise<boolean>
}

/** What went wrong inside goes to the log under the request's id, never to the caller. */
export function answerErrors({ log, isReady }: ErrorDeps): ErrorHandler<AppEnv> {
  return async (error, c) => {
    if (error instanceof AppError) return answer(c, error)
    if (UNSTORABLE.has(codeOf(error))) {
      return answer(
        c,
        new AppError('invalid', 'Text that cannot be stored.', { cause: error }),
      )
    }
    const isDown = isDatabaseError(error) || !(await isReady())
    const requestId = c.var.requestId
    if (isDown) {
      log.warn({ requestId, cause: faultOf(error) }, 'the database does not answer')
      return answer(c, new AppError('busy', 'The database does not answer.'))
    }
    log.error({ requestId, fault: faultOf(error) }, 'a request failed')
    return answer(c, new AppError('internal', 'Something went wrong.'))
  }
}

/** The input parsed, or `invalid` naming the fields: never what was in them. */
export function parseInput<S extends z.core.$ZodType>(
  schema: S,
  input: unknown,
): z.output<S> {
  const parsed = z.safeParse(schema, input)
  if (parsed.success) return parsed.data
  const fields = new Set(parsed.error.issues.map((i) => i.path.join('.') || i.code))
  throw new AppError('invalid', `Not usable: ${[...fields].join(', ')}`)
}

function answer(c: Context<AppEnv>, error: AppError): Response {
  const { code, message, facts } = error
  const waitMs = facts.retryAfterMs ?? (code === 'busy' ? RETRY_AFTER_MS : undefined)
  if (waitMs !== undefined) c.header('Retry-After', String(Math.ceil(waitMs / 1000)))
  if (code === 'signed_out') c.header('WWW-Authenticate', 'Bearer')
  const more = waitMs === undefined ? facts : { ...facts, retryAfterMs: waitMs }
  const isSync = c.req.path.startsWith('/sync/')
  const body = (isSync && asSyncError(code, message, waitMs)) || { code, message, ...more }
  return c.json(body, STATUS[code])
}

/** Undefined where the protocol has no such refusal: the tablet then tries again later. */
function asSyncError(
  code: ErrorCode,
  message: string,
  waitMs = RETRY_AFTER_MS,
): SyncError | undefined {
  switch (code) {
    case 'signed_out':
    case 'too_large':
      return { error: code }
    case 'device_locked':
      return { error: 'signed_out' }
    case 'forbidden':
      return { error: 'scope_revoked' }
    case 'invalid':
    case 'unsupported':
      return { error: 'invalid', message }
    case 'busy':
    case 'too_many':
      return { error: 'busy', retryAfterMs: waitMs }
    default:
      return undefined
  }
}

/** Kind and place of a fault without its words: a message may quote a customer. */
function faultOf(error: unknown): { name: string; code?: unknown; at: string[] } {
  if (!(error instanceof Error)) return { name: typeof error, at: [] }
  const frames = error.stack?.split('\n').filter((line) => /^\s+at /.test(line)) ?? []
  const code = (error as { code?: unknown }).code
  const at = frames.slice(0, 12).map((line) => line.trim())
  return { name: error.name, ...(code === undefined ? {} : { code }), at }
}
