/** A real Chromium with its profile on disk: in a private window IndexedDB is only memory. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, chromium, type Page } from 'playwright'
import type { PageVerbs } from './page/verbs.ts'

const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export type Browser = { readonly context: BrowserContext; close(): Promise<void> }

export async function openBrowser(): Promise<Browser> {
  const folder = mkdtempSync(join(tmpdir(), 'floorwalk-bench-profile-'))
  const context = await chromium.launchPersistentContext(folder, {
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ARGS,
    viewport: { width: 1180, height: 820 },
    locale: 'zh-TW',
    timezoneId: 'Asia/Shanghai',
  })
  return {
    context,
    async close() {
      await context.close()
      rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 })
    },
  }
}

export type BenchPage = {
  readonly page: Page
  call<K extends keyof PageVerbs>(
    verb: K,
    ...input: Parameters<PageVerbs[K]>
  ): Promise<Awaited<ReturnType<PageVerbs[K]>>>
}

export async function openPage({ context }: Browser, origin: string): Promise<BenchPage> {
  const page = await context.newPage()
  await page.goto(origin)
  return {
    page,
    call: (async (verb: keyof PageVerbs, input: unknown) =>
      await page.evaluate(
        ([name, given]) =>
          (window.bench[name] as (input: unknown) => Promise<unknown>)(given),
        [verb, input] as const,
      )) as BenchPage['call'],
  }
}
