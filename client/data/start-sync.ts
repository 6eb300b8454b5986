/**
 * Starts this tab's sender in a worker, in the page itself where a worker cannot be had, and
 * starts it anew when it is stuck [K6].
 */
import type { LocalDb } from '#client/sync/local-db.ts'
import { kindMap } from '#shared/kinds.ts'
import type { Enrolment } from './device.ts'
import { freshCredential } from './fresh-credential.ts'
import { indexBy } from './index-of.ts'
import { useSender } from './sender-state.ts'
import { joinBus } from './sync-bus.ts'
import { isStuck } from './sync-watchdog.ts'

export type SenderConfig = {
  readonly dbName: string
  readonly scopes: readonly string[]
  readonly credential: string
  readonly app: string
  readonly name: string
}

export type WorkerMessage = { type: 'ready' } | { type: 'error'; text: string }

/** A worker that says nothing for so long will not come. */
const PATIENCE_MS = 10_000
const LOOK_MS = 30_000

/** Runs until the returned function is called. `app`: version of the app. */
export function startSync(db: LocalDb, { device, credential }: Enrolment, app: string) {
  const config: SenderConfig = {
    dbName: db.name,
    scopes: device.scopes,
    credential,
    app,
    name: `floorwalk-sync:${device.deviceId}`,
  }
  let stopSender = startSender(db, config)
  const leaveBus = joinBus(config.name)
  const stopReporting = startReportingLater(credential, app)
  const watch = setInterval(() => {
    if (!isStuck(useSender.getState(), performance.now())) return
    stopSender()
    useSender.setState({ isStuck: true, waitingSince: performance.now() })
    stopSender = startSender(db, config)
  }, LOOK_MS)
  return () => {
    clearInterval(watch)
    stopReporting()
    leaveBus()
    stopSender()
  }
}

function startSender(db: LocalDb, config: SenderConfig): () => void {
  const hasBus = typeof BroadcastChannel !== 'undefined'
  if (typeof Worker === 'undefined' || !hasBus) return startHere(db, config)
  const worker = new Worker(new URL('./sync-worker.ts', import.meta.url), {
    type: 'module',
  })
  let stop = () => worker.terminate()
  const fallBack = () => {
    worker.terminate()
    stop = startHere(db, config)
  }
  const timer = setTimeout(fallBack, PATIENCE_MS)
  worker.addEventListener('error', () => {
    clearTimeout(timer)
    fallBack()
  })
  worker.addEventListener('message', ({ data }: MessageEvent<WorkerMessage>) => {
    if (data.type === 'ready') clearTimeout(timer)
    else useSender.setState({ lastError: data.text })
  })
  worker.postMessage(config)
  return () => {
    clearTimeout(timer)
    stop()
  }
}

/** The first report is a minute away: what makes it need not be there before the screen. */
function startReportingLater(credential: string, app: string): () => void {
  let stop = () => {}
  let isStopped = false
  import('./report-device.ts').then(
    ({ startReporting, sendReport }) => {
      if (isStopped) return
      const every = (look: () => void, ms: number) => {
        const timer = setInterval(look, ms)
        return () => clearInterval(timer)
      }
      stop = startReporting({ app, send: sendReport({ credential }), every })
    },
    // Not to be had: nobody is told, and nothing else is the worse for it.
    () => {},
  )
  return () => {
    isStopped = true
    stop()
  }
}

/** Without a worker the page sends itself; most pages never load this. */
function startHere(
  db: LocalDb,
  { dbName: _name, credential: held, ...config }: SenderConfig,
): () => void {
  let stop: (() => void) | null = null
  let isStopped = false
  import('#client/sync/host.ts').then(({ startHost }) => {
    if (isStopped) return
    const onError = (error: unknown) => useSender.setState({ lastError: String(error) })
    const credential = () => freshCredential(held)
    stop = startHost({ ...config, credential, db, index: indexBy(kindMap), onError }).stop
  })
  return () => {
    isStopped = true
    stop?.()
  }
}
