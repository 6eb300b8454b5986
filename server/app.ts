/** The whole server as one Hono app. It never listens: `main.ts` and tests do. */
import { Hono } from 'hono'
import { type Logger, pino } from 'pino'
import { AppError } from '#shared/errors.ts'
import { PHOTOS_PATH } from '#shared/photo/photo-protocol.ts'
import { SEARCH_PATH } from '#shared/search/search-protocol.ts'
import { MAX_PUSH_BYTES } from '#shared/sync/protocol.ts'
import type { IdentityDeps } from './auth/identity-deps.ts'
import { recogniseDevice } from './auth/recognise-device.ts'
import { diskPhotoStore } from './features/photo/disk-photo-store.ts'
import { partialUploads } from './features/photo/partial-uploads.ts'
import type { PhotoDeps } from './features/photo/photo-deps.ts'
import type { VapidKeys } from './features/push/vapid-keys.ts'
import { accessLog, requestId } from './http/access-log.ts'
import type { AppEnv } from './http/app-env.ts'
import { authRoutes } from './http/auth-routes.ts'
import { compress } from './http/compress.ts'
import { activeDevice, deviceAuth, localOrDevice, sameSite } from './http/device-auth.ts'
import { answerErrors } from './http/errors.ts'
import { healthRoutes, readiness } from './http/health.ts'
import {
  countRequests,
  createMetrics,
  type Metrics,
  metricsRoutes,
} from './http/metrics.ts'
import type { OfficeFiles } from './http/office/exports-routes.ts'
import { officePageRoutes } from './http/office/office-page-routes.ts'
import { officeOnly } from './http/office-auth.ts'
import { officeSessionRoutes } from './http/office-session-routes.ts'
import { openapiText } from './http/openapi.ts'
import { photoRoutes } from './http/photo-routes.ts'
import { pushRoutes } from './http/push-routes.ts'
import { byDevice, type Limits, limitsFor, rateLimit } from './http/rate-limit.ts'
import { requestBody } from './http/request-body.ts'
import { searchRoutes } from './http/search-routes.ts'
import { securityHeaders } from './http/security-headers.ts'
import { staticFiles } from './http/static.ts'
import { syncRoutes } from './http/sync-routes.ts'

export const DEFAULT_SYNC_PER_MINUTE = 120

export type AppDeps = IdentityDeps & {
  readonly log?: Logger
  readonly metrics?: Metrics
  /** Absolute folder of the built client; without it only the API answers. */
  readonly clientDir?: string
  /** Absolute folder of the photos; without it none are taken. */
  readonly photoDir?: string
  /** Where files of the office are made and lie; without it none are. */
  readonly files?: OfficeFiles
  /** By which push services know this installation; without them nothing is pushed. */
  readonly vapid?: VapidKeys
  /** A reverse proxy on this machine tells the addresses of callers. */
  readonly isProxied?: boolean
  readonly limits?: Limits
}

export function createApp(deps: AppDeps): Hono<AppEnv> {
  const { now, isProxied = false } = deps
  const log = deps.log ?? pino({ level: 'silent' })
  const metrics = deps.metrics ?? createMetrics({ ofProcess: false })
  const limits = deps.limits ?? limitsFor(DEFAULT_SYNC_PER_MINUTE)
  const devices = recogniseDevice(deps)
  const isReady = readiness(deps.db.pool)

  const app = new Hono<AppEnv>()
  app.use(requestId, accessLog(log), countRequests(metrics), securityHeaders, compress)
  app.onError(answerErrors({ log, isReady }))
  app.notFound(() => {
    throw new AppError('not_found', 'There is nothing here.')
  })

  app.route('/', healthRoutes(isReady))
  app.route('/', metricsRoutes(metrics))
  for (const path of [
    '/api/*',
    '/auth/*',
    '/office/v1/*',
    '/push/*',
    '/search/*',
    '/sync/*',
  ])
    app.use(path, sameSite)
  app.get('/api/openapi.json', localOrDevice(devices), (c) =>
    c.body(openapiText(), 200, { 'Content-Type': 'application/json' }),
  )
  app.route('/auth/v1', authRoutes({ deps, devices, limits, isProxied }))
  app.use('/office/v1/*', officeOnly)
  app.route('/office/v1', officeSessionRoutes({ deps, devices, limits, isProxied, log }))
  app.route(
    '/office/v1',
    officePageRoutes({
      ...{ deps, forget: devices.forget, files: deps.files ?? null },
      photos: photosIn(deps)?.store ?? null,
    }),
  )
  app.route(SEARCH_PATH, searchRoutes({ deps, devices, limits }))
  app.route('/push/v1', pushRoutes({ deps, devices, limits }))
  app.use(
    '/sync/v1/*',
    deviceAuth(devices),
    rateLimit({ rate: limits.sync, now, keyOf: byDevice }),
    requestBody(MAX_PUSH_BYTES),
  )
  app.route('/sync/v1', syncRoutes(deps))
  app.use(
    `${PHOTOS_PATH}/*`,
    activeDevice(devices),
    rateLimit({ rate: limits.sync, now, keyOf: byDevice }),
  )
  app.route(PHOTOS_PATH, photoRoutes(photosIn(deps)))
  if (deps.clientDir) app.use(staticFiles(deps.clientDir))
  return app
}

function photosIn({ db, now, photoDir: dir }: AppDeps): PhotoDeps | null {
  return dir === undefined
    ? null
    : { db, now, store: diskPhotoStore(dir), partials: partialUploads(dir) }
}
