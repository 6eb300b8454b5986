/** A device of the shop: a browser profile behind its own network, enrolled through the screen. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, Page } from '@playwright/test'
import { bendTime } from './bent-time.ts'
import { DEVICE, killProfile, openProfile } from './browser-process.ts'
import { type FaultProxy, startFaultProxy } from './fault-proxy.ts'
import { watchContext } from './misdeeds.ts'
import type { Site } from './shop.ts'

export type Tablet = {
  readonly page: Page
  readonly context: BrowserContext
  readonly network: FaultProxy
}

/** `page` and `context` are those of the browser that runs now. */
export type KillableTablet = Tablet & {
  /** `kill -9` of the whole browser. */
  kill(): Promise<void>
  /** The same profile in a new browser. */
  reopen(path: string): Promise<void>
}

export type TabletOptions = {
  /** How wrong its clock is, ms; given at all, time can be hurried (`hurryTime`). */
  readonly aheadMs?: number
  /**
   * The app is not kept for offline starts, which takes as long as a short test: for who
   * opens no page and no screen without a network, and has nothing to do with updates.
   */
  readonly needsNetwork?: boolean
}

/** A context of the shared browser: its storage is its own and gone at the end. */
export async function openTablet(
  site: Site,
  { aheadMs, needsNetwork = false }: TabletOptions = {},
): Promise<Tablet> {
  const network = await startFaultProxy(site.server.port)
  site.open.push(() => network.close())
  const serviceWorkers = needsNetwork ? 'block' : 'allow'
  // Sheets that glide are for killable tablets and the tours: here they cost frames.
  const ways = { serviceWorkers, reducedMotion: 'reduce' } as const
  const options = { ...DEVICE, ...ways, baseURL: network.url }
  const context = await site.browser.newContext(options)
  site.open.push(() => context.close())
  watchContext(context, site.misdeeds)
  if (aheadMs !== undefined) await bendTime(context, network, aheadMs)
  return { page: await context.newPage(), context, network }
}

export async function openKillableTablet(site: Site): Promise<KillableTablet> {
  const network = await startFaultProxy(site.server.port)
  site.open.push(() => network.close())
  const dir = mkdtempSync(join(tmpdir(), 'floorwalk-profile-'))
  // A browser that was killed leaves files it still had open.
  const removal = { recursive: true, force: true, maxRetries: 20, retryDelay: 50 } as const
  site.open.push(async () => rmSync(dir, removal))
  const profile = { dir, baseURL: network.url }

  async function open() {
    const context = await openProfile(profile, site.outside.url)
    watchContext(context, site.misdeeds)
    return { context, page: context.pages()[0] ?? (await context.newPage()) }
  }
  let running = await open()
  site.open.push(() => running.context.close())
  return {
    network,
    get page() {
      return running.page
    },
    get context() {
      return running.context
    },
    kill: () => killProfile(profile, running.context),
    async reopen(path) {
      running = await open()
      await running.page.goto(path)
    },
  }
}

/** Opens an enrolment link and goes through the screen to the end. */
export async function enrolHere(
  page: Page,
  path: string,
  { needsNetwork = false }: TabletOptions = {},
): Promise<void> {
  await page.goto(path)
  await page.getByRole('button', { name: '加入', exact: true }).click()
  await page.getByRole('link', { name: /^完成/ }).click()
  if (needsNetwork) return
  // From here on it starts without a network.
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
}
