/** One line per request, without a word of what was in it: no body, query, name or token. */
import { randomUUID } from 'node:crypto'
import { createMiddleware } from 'hono/factory'

import type { Logger } from 'pino'
import type { AppEnv } from './app-env.ts'
import { routeOf } from './route-of.ts'

/** Names the request in the log and in the answer. One sent along is not believed. */
export const requestId = createMiddleware<AppEnv>(async (c, next) => {
  c.set('requestId', randomUUID())
  await next()
  c.res.headers.set('X-Request-Id', c.var.requestId)
})

export function accessLog(log: Logger) {
  return createMiddleware<AppEnv>(async (c, next) => {
    const begun = performance.now()
    await next()
    const { device } = c.var as Partial<AppEnv['Variables']>
    const line = {
      requestId: c.var.requestId,
      method: c.req.method,
      // The pattern: an address may hold an id or what somebody typed.
      route: routeOf(c),
      status: c.res.status,
      ms: Math.round((performance.now() - begun) * 10) / 10,
      ...(device ? { deviceId: device.deviceId } : {}),
    }
    log.info(line, 'request')
  })
}
