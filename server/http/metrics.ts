/** Prometheus metrics, for the operator on this machine only. */
import { Hono } from 'hono'
import { createMiddleware } from 'hono/factory'

import { collectDefaultMetrics, Histogram, Registry } from 'prom-client'
import { AppError } from '#shared/errors.ts'
import type { AppEnv } from './app-env.ts'
import { isLocalPeer } from './peer.ts'
import { routeOf } from './route-of.ts'

const SECONDS = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

export type Metrics = ReturnType<typeof createMetrics>

/** `ofProcess` adds memory, event loop and garbage collection: once per process. */
export function createMetrics({ ofProcess }: { ofProcess: boolean }) {
  const registry = new Registry()
  if (ofProcess) collectDefaultMetrics({ register: registry, prefix: 'floorwalk_' })
  const requests = new Histogram({
    name: 'floorwalk_http_request_seconds',
    help: 'Time from the request to the head of the answer.',
    labelNames: ['method', 'route', 'status'],
    buckets: SECONDS,
    registers: [registry],
  })
  return { registry, requests }
}

export function countRequests({ requests }: Metrics) {
  return createMiddleware<AppEnv>(async (c, next) => {
    const done = requests.startTimer()
    await next()
    done({ method: c.req.method, route: routeOf(c), status: c.res.status })
  })
}

export function metricsRoutes({ registry }: Metrics) {
  return new Hono<AppEnv>().get('/metrics', async (c) => {
    if (!isLocalPeer(c)) throw new AppError('not_found', 'There is nothing here.')
    c.header('Content-Type', registry.contentType)
    return c.body(await registry.metrics())
  })
}
