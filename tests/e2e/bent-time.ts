/**
 * A tablet whose clock is wrong, or for which time passes quickly: in the page and in the
 * worker that sends. Only the clock is ours; the code that reads it is the app's.
 */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { BrowserContext, Page } from '@playwright/test'
import { ROOT } from '../support/source-files.ts'
import type { FaultProxy } from './fault-proxy.ts'

const CHANNEL = 'bent-time'

/** `aheadMs`: how wrong the clock is, ms. Before the first page of the context is opened. */
export async function bendTime(
  context: BrowserContext,
  { files }: FaultProxy,
  aheadMs: number,
): Promise<void> {
  const bend = { aheadMs, from: Date.now(), channel: CHANNEL }
  await context.addInitScript(bendHere, bend)
  await context.addInitScript(startBentWorkers)
  // The worker of the app, with a bent clock put before it.
  const [worker] = readdirSync(join(ROOT, 'client/dist/assets')).filter((file) =>
    file.startsWith('sync-worker-'),
  )
  files.set('/bent-clock.js', script(`(${bendHere})(${JSON.stringify(bend)})`))
  files.set(
    '/bent-worker.js',
    script(`import '/bent-clock.js'; import '/assets/${worker}'`),
  )
}

/** From now on a second lasts a `rate`th of a second, for all that is begun from now on. */
export async function hurryTime(page: Page, rate: number): Promise<void> {
  await page.evaluate(
    ([channel, value]) => new BroadcastChannel(channel).postMessage(value),
    [CHANNEL, rate] as const,
  )
}

function script(body: string) {
  return { headers: { 'content-type': 'text/javascript' }, body }
}

type Bend = { aheadMs: number; from: number; channel: string }

/** Runs in pages and workers: nothing from outside is in reach. */
function bendHere({ aheadMs, from, channel }: Bend): void {
  const RealDate = Date
  const realNow = RealDate.now.bind(RealDate)
  const realMono = performance.now.bind(performance)
  const realTimeout = setTimeout
  const realInterval = setInterval
  let rate = 1
  // Where time was hurried last, really and as it seems.
  let real = from
  let seeming = from + aheadMs
  let mono = { real: 0, seeming: 0 }

  const now = () => Math.floor(seeming + (realNow() - real) * rate)
  const monoNow = () => mono.seeming + (realMono() - mono.real) * rate
  new BroadcastChannel(channel).onmessage = ({ data }) => {
    mono = { real: realMono(), seeming: monoNow() }
    seeming = now()
    real = realNow()
    rate = data
  }
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, given, as) =>
      Reflect.construct(target, given.length > 0 ? given : [now()], as),
    get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
  })
  performance.now = monoNow
  const hurried = (start: typeof setTimeout | typeof setInterval) =>
    ((work: () => void, ms = 0, ...args: []) => start(work, ms / rate, ...args)) as never
  globalThis.setTimeout = hurried(realTimeout)
  globalThis.setInterval = hurried(realInterval)
}

function startBentWorkers(): void {
  globalThis.Worker = class extends Worker {
    constructor(url: string | URL, options?: WorkerOptions) {
      super(String(url).includes('/sync-worker-') ? '/bent-worker.js' : url, options)
    }
  }
}
