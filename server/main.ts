/** Starts everything, says where it is, and stops everything in order. */
import { existsSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join, resolve } from 'node:path'
import { type Logger, pino } from 'pino'
import { kindMap } from '#shared/kinds.ts'
import { createApp } from './app.ts'
import { deriveKey } from './auth/keys.ts'
import { openSetup } from './auth/setup-token.ts'
import { openDatabase } from './db/connect.ts'
import { seedDemo } from './demo/seed-demo.ts'
import { startDuties } from './duties.ts'
import { type Env, readEnv } from './env.ts'
import { exportQueue } from './features/office/exports/export-queue.ts'
import { diskPhotoStore } from './features/photo/disk-photo-store.ts'
import { startSweeping } from './features/photo/sweep-uploads.ts'
import { pushSender } from './features/push/push-service.ts'
import { vapidKeys } from './features/push/vapid-keys.ts'
import { ensureTemplates } from './features/templates/ensure-templates.ts'
import { findDatabase } from './find-database.ts'
import { createMetrics } from './http/metrics.ts'
import type { OfficeFiles } from './http/office/exports-routes.ts'
import { limitsFor } from './http/rate-limit.ts'
import { listen } from './listen.ts'
import { reasonOf } from './reason-of.ts'
import { runEvery } from './run-every.ts'
import { readSecret } from './secret.ts'
import { stopOnSignal, type Undo } from './stop-on-signal.ts'
import { createLiveHub } from './sync/live.ts'
import type { SyncDeps } from './sync/sync-deps.ts'
import { demoWelcome, setupWelcome, startLines } from './welcome.ts'

const CLIENT_DIR = resolve(import.meta.dirname, '..', 'client', 'dist')
/** How often all tenants are asked for what was left. */
const EXPORTS_MS = 60_000
const isDemo = process.argv.includes('--demo')

/** What was started, newest last; undone in the opposite order. */
const started: Undo[] = []

try {
  await start(readEnv(process.env))
} catch (error) {
  console.error(`Floorwalk does not start. ${reasonOf(error)}`)
  for (const undo of started.reverse()) await undo().catch(() => {})
  process.exit(1)
}

async function start(env: Env): Promise<void> {
  const level = env.FLOORWALK_LOG ?? (process.stdout.isTTY ? 'warn' : 'info')
  const log = pino({ level, base: null })
  const secret = readSecret(env)
  stopOnSignal(started, log)

  const url = await findDatabase(env, { started, log: (line) => console.log(line) })
  const db = await openDatabase({ url })
  started.push(() => db.close())
  const live = createLiveHub(db)
  started.push(async () => live.close())

  const deps = {
    ...{ db, live, kinds: kindMap, now: Date.now },
    headKey: deriveKey(secret, 'head'),
    personKey: deriveKey(secret, 'person'),
    officeKey: deriveKey(secret, 'office'),
  }
  const vapid = vapidKeys(deriveKey(secret, 'push'))
  const photoDir = join(resolve(env.FLOORWALK_DATA), 'photos')
  const stopSweeping = startSweeping(photoDir, (error) => log.warn({ error }, 'no sweep'))
  started.push(async () => stopSweeping())
  const files = officeFiles(deps, join(resolve(env.FLOORWALK_DATA), 'exports'), log)
  const app = createApp({
    ...deps,
    log,
    metrics: createMetrics({ ofProcess: true }),
    limits: limitsFor(env.FLOORWALK_SYNC_RATE),
    isProxied: env.FLOORWALK_PROXY,
    photoDir,
    files,
    vapid,
    ...(existsSync(CLIENT_DIR) ? { clientDir: CLIENT_DIR } : {}),
  })
  const server = await listen(app, { port: env.PORT, host: env.HOST })
  started.push(server.close)

  // A tenant that cannot have its templates now gets them at the next start.
  await ensureTemplates(deps).catch((error: unknown) => log.error({ error }, 'templates'))
  const { port } = server.address as AddressInfo
  const setupToken = await openSetup(deps)
  const origin = `http://localhost:${port}`
  if (isDemo && setupToken) {
    console.log('Making the demo store …')
    const seed = { origin: `http://127.0.0.1:${port}`, setupToken, zone: zoneHere() }
    await seedDemo(deps, seed)
  }
  const pictures = diskPhotoStore(photoDir)
  const send = pushSender(vapid, env.FLOORWALK_CONTACT)
  started.push(startDuties({ ...deps, send, pictures }, log))
  const lines = startLines({ port, env, hasClient: existsSync(CLIENT_DIR) })
  if (isDemo) lines.push(...(await demoWelcome(deps, origin)))
  else lines.push(...setupWelcome(origin, setupToken))
  console.log(lines.join('\n'))
}

/** Files for the office; what a server left half done, another begins again. */
function officeFiles(deps: SyncDeps, dir: string, log: Logger): OfficeFiles {
  const onFault = (error: unknown) =>
    log.error({ fault: error instanceof Error ? error.name : typeof error }, 'no export')
  const queue = exportQueue({ ...deps, dir, onFault })
  const stop = runEvery({ everyMs: EXPORTS_MS, work: queue.sweep, onFault })
  started.push(async () => {
    await stop()
    await queue.idle()
  })
  return { dir, queue }
}

/** Of this machine; servers often have none. */
function zoneHere(): string | undefined {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions()
  return timeZone === 'UTC' ? undefined : timeZone
}
