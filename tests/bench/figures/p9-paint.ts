/** P9: the real door screen of the production build, on a slow tablet with a month of data. */
import type { BrowserContext, Page } from 'playwright'
import type { Figure } from '../figure.ts'
import { seedStore } from '../seed-store.ts'
import type { Stage } from '../stage.ts'
import { quantile } from '../statistics.ts'
import { TODAY } from './samples.ts'
import { expectCount } from './transfer.ts'

const DAYS = 30
const PER_DAY = 60
const SLOWER = 4
const WARM_UPS = 5
/** Two taps closer than 300 ms are one to the screen. */
const PAUSE_MS = 450
const BUDGET_MS = 100
/** Batches of today, the largest figure of the screen. */
const COUNT = 'section .figures'

type Paints = { readonly next: number[]; readonly counted: number[] }

declare global {
  interface Window {
    paints: Paints
  }
}

export async function measurePaint(stage: Stage): Promise<Figure[]> {
  const { paintTaps } = stage.options.sizes
  const { dir } = await stage.client()
  const server = await stage.server(dir)
  const { context } = await stage.browser()
  const sample = { count: DAYS * PER_DAY, seed: 1, lastDay: TODAY, perDay: PER_DAY }
  const tenant = await seedStore(server, sample)
  const path = await server.ask('enrolmentPath', tenant)
  const page = await enrol(context, `${server.origin}${path}`)
  await page.goto(`${server.origin}/door`)
  await page
    .locator(COUNT, { hasText: new RegExp(`^${PER_DAY}$`) })
    .first()
    .waitFor()
  await watchPaints(page)

  const session = await context.newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
  const plusOne = page.locator('button', { hasText: '+1' })
  const taps = paintTaps + WARM_UPS
  for (let i = 0; i < taps; i++) {
    await plusOne.click()
    await page.waitForTimeout(PAUSE_MS)
  }
  await session.send('Emulation.setCPUThrottlingRate', { rate: 1 })
  await page
    .locator(COUNT, { hasText: new RegExp(`^${PER_DAY + taps}$`) })
    .first()
    .waitFor()
  const paints = await page.evaluate(() => window.paints)
  expectCount('P9 taps painted', paints.next.length, taps)
  expectCount('P9 taps counted', paints.counted.length, taps)

  const at = (values: readonly number[], share: number) =>
    quantile(values.slice(WARM_UPS), share)
  const what = `+1, processor ${SLOWER} × slower, ${DAYS} days held`
  const bounds = {
    must: { on: 'value', atMost: BUDGET_MS },
    goal: { on: 'value', atMost: BUDGET_MS / 2 },
  } as const
  return [
    {
      ...{ id: 'P9', part: '', what: `${what}: tap → next paint, p95`, unit: 'ms' },
      ...{ value: at(paints.next, 0.95), limit: BUDGET_MS, ...bounds },
    },
    {
      ...{ id: 'P9', part: 'counted', what: `${what}: tap → new total painted, p95` },
      ...{ unit: 'ms', value: at(paints.counted, 0.95), limit: BUDGET_MS, ...bounds },
    },
    {
      ...{ id: 'P9', part: 'countedP50', what: `${what}: tap → new total painted, p50` },
      ...{ unit: 'ms', value: at(paints.counted, 0.5), limit: BUDGET_MS },
    },
  ]
}

/** As a person does it: the link of the QR code, one button. */
async function enrol(context: BrowserContext, url: string): Promise<Page> {
  const page = await context.newPage()
  await page.goto(url)
  const form = page.locator('form')
  await form.locator('button[type=submit]').click()
  await form.waitFor({ state: 'detached' })
  return page
}

/** From the event's own time to after the frame that shows it. */
async function watchPaints(page: Page): Promise<void> {
  await page.evaluate((count) => {
    const paints: Paints = { next: [], counted: [] }
    window.paints = paints
    let tappedAt = 0
    let shown = document.querySelector(count)?.textContent
    addEventListener(
      'click',
      (event) => {
        const { timeStamp } = event
        tappedAt = timeStamp
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel()
          port1.onmessage = () => paints.next.push(performance.now() - timeStamp)
          port2.postMessage(0)
        })
      },
      { capture: true },
    )
    new MutationObserver(() => {
      const now = document.querySelector(count)?.textContent
      if (now === shown) return
      shown = now
      const since = tappedAt
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = () => paints.counted.push(performance.now() - since)
        port2.postMessage(0)
      })
    }).observe(document.body, { subtree: true, childList: true, characterData: true })
  }, COUNT)
}
