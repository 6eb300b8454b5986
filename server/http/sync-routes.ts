/** The wire of sync: parse, call one verb, answer. Expects `c.var.device`. */
import { Hono } from 'hono'
import { streamSSE } from 'hono/streaming'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { deviceReportRequestSchema } from '#shared/sync/device-report.ts'
import type { LiveEvent, SyncError } from '#shared/sync/protocol.ts'
import { SCOPE_PATTERN } from '#shared/sync/scope.ts'
import type { Answer } from '../sync/answer.ts'
import { followScopes } from '../sync/follow-scopes.ts'
import { pull } from '../sync/pull.ts'
import { push } from '../sync/push.ts'
import { repair } from '../sync/repair.ts'
import { snapshot } from '../sync/snapshot.ts'
import { mayRead, SCOPE_REVOKED, type SyncActor } from '../sync/sync-actor.ts'
import type { SyncDeps } from '../sync/sync-deps.ts'
import { takeReport } from '../sync/take-report.ts'
import type { AppEnv } from './app-env.ts'
import { jsonBody } from './request-body.ts'

const STATUS = {
  invalid: 400,
  signed_out: 401,
  scope_revoked: 403,
  forged: 403,
  repair_closed: 409,
  epoch: 409,
  fork: 409,
  gap: 409,
  reset: 409,
  too_large: 413,
  update_needed: 426,
  busy: 503,
} satisfies Record<SyncError['error'], ContentfulStatusCode>

/** The client takes a stream for dead after 45 s of silence [K4]. */
const HEARTBEAT_MS = 20_000

type Verb = (deps: SyncDeps, actor: SyncActor, input: unknown) => Promise<Answer<unknown>>

export function syncRoutes(deps: SyncDeps): Hono<AppEnv> {
  const app = new Hono<AppEnv>()
  const verbs = { push, pull, repair } satisfies Record<string, Verb>
  for (const [name, verb] of Object.entries<Verb>(verbs)) {
    app.post(`/${name}`, async (c) =>
      respond(await verb(deps, c.var.device, await jsonBody(c)), 'application/json'),
    )
  }
  app.post('/snapshot', async (c) =>
    respond(await snapshot(deps, c.var.device, await jsonBody(c)), 'application/x-ndjson'),
  )
  app.post('/report', async (c) => {
    const actor = c.var.device
    if (actor.status !== 'active') return refuse(SCOPE_REVOKED)
    const read = deviceReportRequestSchema.safeParse(await jsonBody(c))
    if (!read.success) return refuse({ error: 'invalid', message: 'report' })
    await takeReport(deps, actor, read.data)
    return c.json({ ok: true })
  })
  app.get('/live', (c) => {
    const scopes = (c.req.query('scopes') ?? '').split(',')
    const isKnown = scopes.every((scope) => SCOPE_PATTERN.test(scope))
    if (!isKnown) return refuse({ error: 'invalid', message: 'scopes' })
    const actor = c.var.device
    if (!scopes.every((scope) => mayRead(actor, scope))) return refuse(SCOPE_REVOKED)
    // A proxy that gathers the stream would hold the pokes back.
    c.header('X-Accel-Buffering', 'no')
    const response = streamSSE(c, async (stream) => {
      const send = (event: LiveEvent) => stream.writeSSE({ data: JSON.stringify(event) })
      const stops = [
        await followScopes(deps, actor.tenantId, scopes, send),
        deps.live.watch(actor.tenantId, actor.deviceId, () => void stream.close()),
      ]
      const stop = () => {
        for (const each of stops) each()
      }
      stream.onAbort(stop)
      while (!stream.aborted && !stream.closed) {
        await stream.sleep(HEARTBEAT_MS)
        await stream.write(': still here\n\n')
      }
      stop()
    })
    // Hono asks for less: `no-cache` may still be written to a disk [PR-9].
    response.headers.set('Cache-Control', 'no-store')
    return response
  })
  return app
}

function respond(answer: Answer<unknown>, type: string): Response {
  if (!answer.ok) return refuse(answer.error)
  return new Response(answer.json, { headers: { 'Content-Type': type } })
}

function refuse(error: SyncError): Response {
  const headers: Record<string, string> =
    error.error === 'busy'
      ? { 'Retry-After': String(Math.ceil(error.retryAfterMs / 1000)) }
      : {}
  return Response.json(error, { status: STATUS[error.error], headers })
}
